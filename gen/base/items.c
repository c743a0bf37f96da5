/* Lists in one string, item by item. */
#include "gen/base/items.h"
#include "gen/base/memory.h"

#include <string.h>

const char *
next_item(const char **list, char separator)
{
	const char *start = *list, *end;

	if (start == NULL)
		return NULL;
	start += strspn(start, ", ");
	if (*start == '\0')
		return NULL;
	end = strchr(start, separator);
	if (end == NULL)
		end = start + strlen(start);
	*list = end;
	return xprintf("%.*s", (int)(end - start), start);
}
