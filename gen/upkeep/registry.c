/* The registry as a file: which of its two forms it is, is seen from its first
 * byte that is no blank. */
#include "gen/upkeep/registry.h"

#include "gen/base/file.h"
#include "gen/upkeep/registry_csv.h"
#include "gen/upkeep/registry_xml.h"

#include <stdlib.h>
#include <string.h>

/* A hundred times the registry of today. */
#define SIZE_MAX_REGISTRY ((size_t)8 << 20)

bool
registry_read(struct registry *r, const char *file)
{
	char *data;
	size_t size, blanks = 0;
	bool good;

	*r = (struct registry){ .file = file };
	if (!read_file(file, SIZE_MAX_REGISTRY, &data, &size))
		return false;
	while (blanks < size && strchr("\xef\xbb\xbf \t\r\n", data[blanks]) && data[blanks] != '\0')
		blanks++;
	good = blanks < size && data[blanks] == '<'
	    ? registry_read_xml(r, data, size)
	    : registry_read_csv(r, data + blanks, size - blanks);
	free(data);
	return good && r->errors == 0;
}
