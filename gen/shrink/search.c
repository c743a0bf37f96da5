/* The tables of keyword search, which the page makes itself. */
#include "gen/shrink/search.h"

#include <string.h>

bool
pack_search(unsigned char *bytes, const struct bc_packed_tables *tables,
    const char *recipe)
{
	size_t n = strlen(recipe);

	if (n >= tables->size[BC_PACKED_POSTINGS])
		return false;
	for (enum bc_packed_table i = BC_PACKED_SPELLINGS; i <= BC_PACKED_POSTINGS; i++)
		memset(bytes + tables->at[i], 0, tables->size[i]);
	memcpy(bytes + tables->at[BC_PACKED_POSTINGS], recipe, n);
	/* The leader; behind it stands the fact. */
	for (uint32_t i = 0; i < tables->size[BC_PACKED_DOCUMENTS]; i += 4)
		memset(bytes + tables->at[BC_PACKED_DOCUMENTS] + i, 0, 2);
	return true;
}
