/* The end of all that counts: --summary, --mail --summary and --merge. */
#include "cli/gathered.h"
#include "cli/input/interrupt.h"
#include "cli/output/format.h"
#include "cli/output/message.h"
#include "cli/output/stream.h"
#include "cli/output/summary_put.h"

#include <errno.h>
#include <string.h>

bool
gathered_is_partial(const struct options *o)
{
	return strcmp(format_name(o->view.format), "partial") == 0;
}

/* What is merged later has any time line, and may have any report. */
void
gathered_begin(struct gathering *g, const struct options *o,
    const struct summary_settings *settings)
{
	bool are_parts = o->mode == MODE_MERGE || gathered_is_partial(o);
	struct summary_settings s = *settings;

	s.by = are_parts ? BY_HOUR : o->line;
	s.compared = o->by;
	s.of_relays = !s.of_mail && (are_parts || format_is_report(o->view.format));
	if (!gather_begin(g, &s, are_parts))
		check_memory(NULL);
}

/* ---- what the figures lack */

static void
complain_of_bounds(const struct figures *f, const struct rows_left *left, bool follows)
{
	const struct tally *texts = &f->sums->summary.unexplained;
	const struct tally *domains = &f->sums->rates.domain;

	if (interrupted && !follows)
		complain("interrupted: this is what was read until then");
	if (f->deferrals.at_least)
		complain("too many messages to follow all: about %llu that were deferred were not",
		    (unsigned long long)f->deferrals.missing);
	if (texts->rest.count > 0)
		complain("too many different texts: %llu lines of rare ones are not listed",
		    (unsigned long long)texts->rest.count);
	if (domains->rest.count > 0)
		complain("too many domains: %llu statuses of rare ones are not listed",
		    (unsigned long long)domains->rest.count);
	if (left->unknown > 0)
		complain("%llu rows of tables fit none of their headers, or several: they were read as text",
		    (unsigned long long)left->unknown);
	if (left->lost > 0)
		complain("too many rows of tables without a header: %llu are not counted",
		    (unsigned long long)left->lost);
}

/* ---- a part */

/* Filters cannot be asked later, when the header is known. */
static void
drop_rows(struct gathering *g, const struct options *o)
{
	size_t n = 0;

	if (filter_is_any(&o->filter) || o->mode == MODE_MERGE)
		return;
	for (size_t i = 0; i < g->waiting.length; i++)
		n += g->waiting.text[i] == '\n';
	if (n > 0)
		complain("%lu rows of a table without its header were read as text: where others are left out, they cannot wait for it",
		    (unsigned long)n);
	g->waiting.length = 0;
	g->waiting.ntables = 0;
	g->waiting.lost = 0;
}

static void
empty_into_stream(struct bc_sink *sink)
{
	fwrite(sink->text, 1, sink->length, out);
}

static int
write_partial(struct gathering *g, const struct options *o, bool is_complete)
{
	char room[16384];
	struct bc_sink to = { room, sizeof room, 0, 0, empty_into_stream };

	if (interrupted)
		complain("interrupted: no partial summary is written");
	if (interrupted || !is_complete || !gather_is_whole(g))
		return TROUBLE;
	drop_rows(g, o);
	if (!gather_write(g, &to))
		check_memory(NULL);
	bc_empty(&to);
	return FOUND;
}

/* ---- all of it */

static int
put_figures(struct gathering *g, const struct options *o, const struct terminal *t)
{
	struct figures figures;
	struct rows_left left = gather_finish(g, o->line, o->by, &figures);
	const struct summary *s = &figures.sums->summary;
	uint64_t reports = s->accepted.count + refusals(s);

	if (!o->follow)
		summary_put(&figures, &o->view, t, o->limit);
	complain_of_bounds(&figures, &left, o->follow);
	return reports > 0 ? FOUND : NOTHING;
}

int
gathered_end(struct gathering *g, const struct options *o, const struct terminal *t,
    bool is_complete)
{
	int status;

	status = gathered_is_partial(o) ? write_partial(g, o, is_complete)
					: put_figures(g, o, t);
	if (!gather_is_whole(g)) {
		complain("not all was counted: %s", strerror(ENOMEM));
		status = TROUBLE;
	}
	gather_end(g);
	return status;
}
