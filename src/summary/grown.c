/* Memory that grows as it is filled; where there is no more of it, all is lost. */
#include "summary/grown.h"

#include <stdlib.h>

enum { GROWN_FIRST = 16384 };

/* The room of the sink is what is free behind what was put. */
static void
grow(struct bc_sink *sink)
{
	struct grown *g = (struct grown *)sink;
	size_t used = bc_put_so_far(sink), size = g->size == 0 ? GROWN_FIRST : 2 * g->size;
	char *text = g->failed ? NULL : realloc(g->text, size);

	if (text == NULL) {
		g->failed = true;
		sink->text = g->lost;
		sink->size = sizeof g->lost;
		return;
	}
	g->text = text;
	g->size = size;
	sink->text = text + used;
	sink->size = size - used;
}

void
grown_begin(struct grown *g)
{
	memset(g, 0, sizeof *g);
	g->sink.empty = grow;
}

const char *
grown_text(struct grown *g)
{
	if (g->sink.length == g->sink.size)
		bc_empty(&g->sink);
	if (g->failed)
		return NULL;
	g->sink.text[g->sink.length] = '\0';
	return g->text;
}
