/* What is told beside each record: what three readers do, when the advice holds, whose
 * fault it is, and what an answer that is not sure could be. A line of JSON for each
 * line of the records. */
#include "web/told.h"

#include "cli/output/format.h"
#include "cli/output/record.h"
#include "cli/output/stream.h"
#include "web/exports.h"

static FILE beside;

void
begin_told(void)
{
	beside.length = 0;
}

static void
put_told(const struct bouncecode_answer *a)
{
	/* As many as bouncecode_could_be() may give: then comes a null. */
	static const char *const names[] = { "first", "second", "third", "fourth" };
	enum { NCAUSES = sizeof names / sizeof *names, NTOLD = 5 };
	struct bc_cell cells[NTOLD + NCAUSES] = {
		{ "person", BC_CELL_STRING,
		    bouncecode_advice_for(a, BOUNCECODE_READER_PERSON), 0 },
		{ "server", BC_CELL_STRING,
		    bouncecode_advice_for(a, BOUNCECODE_READER_SERVER), 0 },
		{ "list", BC_CELL_STRING,
		    bouncecode_advice_for(a, BOUNCECODE_READER_LIST), 0 },
		{ "later", BC_CELL_STRING, record_advice_is_for(a), 0 },
		{ "fault", BC_CELL_STRING, record_fault(a), 0 },
	};
	struct cell_writer writer = { .format = format_find("json") };
	enum bouncecode_category c;
	size_t n = 0;

	for (; n < NCAUSES && (c = bouncecode_could_be(a, n)) != 0; n++)
		cells[NTOLD + n] = (struct bc_cell){ names[n], BC_CELL_STRING,
			bouncecode_name(BOUNCECODE_CATEGORIES, c), 0 };
	format_put_cells(&writer, cells, NTOLD + n);
}

void
put_answer(struct view *v, const struct record *r)
{
	FILE *records = out;

	record_put(v, r);
	out = &beside;
	put_told(&r->answer);
	out = records;
}

EXPORT(const char *, told, (void))
{
	return beside.text;
}

EXPORT(size_t, told_length, (void))
{
	return beside.length;
}
