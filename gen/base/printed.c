/* The stream is the command's own, which tells where there was no memory: one of
 * open_memstream() loses what was printed then. The program ends once all is printed, and
 * not while the stream is in use. */
#include "gen/base/printed.h"
#include "gen/base/memory.h"

#include <string.h>

void
printed_begin(struct printed *t)
{
	t->out = check_memory(system_keep(&t->kept));
}

char *
printed_end(struct printed *t)
{
	char *text;

	if (fflush(t->out) != 0 || ferror(t->out) || t->kept.failed)
		check_memory(NULL);
	text = xcalloc(t->kept.size + 1, 1);
	if (t->kept.size > 0)
		memcpy(text, t->kept.text, t->kept.size);
	system_pour(t->out, &t->kept, NULL);
	return text;
}
