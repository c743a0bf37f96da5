/* A summary as tables, and as records for programs. */
#include "summary/summary.h"

#include <stdio.h>

#include "cli/output/format.h"

/* The words of a vocabulary that were counted; number 0 stands for none. */
static void
make_table(struct table *t, const struct row *counted,
    enum bouncecode_vocabulary v)
{
	t->n = 0;
	for (unsigned i = 0; i < WORDS_MAX; i++) {
		const char *name = bouncecode_name(v, i);

		if (counted[i].count == 0)
			continue;
		t->rows[t->n] = counted[i];
		t->rows[t->n++].name = name ? name : "unexplained";
	}
	rows_sort(t->rows, t->n);
}

const struct table *
summary_tables(struct summary *s)
{
	static struct table tables[NTABLES] = {
		{ .name = "category", .title = "By category" },
		{ .name = "action", .title = "What to do" },
		{ .name = "provider", .title = "By provider" },
		{ .name = "blocklist", .title = "By blocklist" },
	};

	make_table(&tables[0], s->category, BOUNCECODE_CATEGORIES);
	make_table(&tables[1], s->action, BOUNCECODE_ACTIONS);
	make_table(&tables[2], s->provider, BOUNCECODE_PROVIDERS);
	make_table(&tables[3], s->blocklist, BOUNCECODE_BLOCKLISTS);
	tally_sort(&s->code);
	tally_sort(&s->unexplained);
	tally_sort_names(&s->period);
	return tables;
}

const char *
summary_period(const struct summary *s)
{
	return s->options->by == BY_HOUR ? "hour" : "day";
}

/* ---- every row is a record */

enum { SHARE_SIZE = 16 };

/* "0.3333": four digits, without the rounding of floating point. */
static void
print_share(uint64_t count, uint64_t all, char share[SHARE_SIZE])
{
	uint64_t n;

	if (all == 0)
		return;
	n = (count * 20000 + all) / (2 * all);
	snprintf(share, SHARE_SIZE, "%u.%04u", (unsigned)(n / 10000),
	    (unsigned)(n % 10000));
}

static void
put_cells(const struct summary *s, const char *table, const struct row *row,
    uint64_t all, bool names)
{
	char first[WHEN_SIZE], last[WHEN_SIZE], share[SHARE_SIZE] = "";
	struct cell cells[] = { { "table", CELL_STRING, table, 0 },
		{ "name", CELL_STRING, row->name, 0 },
		{ "count", CELL_NUMBER, NULL, row->count },
		{ "share", CELL_LITERAL, share, 0 },
		{ "hard", CELL_NUMBER, NULL, row->by_bounce[BOUNCECODE_BOUNCE_HARD] },
		{ "block", CELL_NUMBER, NULL, row->by_bounce[BOUNCECODE_BOUNCE_BLOCK] },
		{ "soft", CELL_NUMBER, NULL, row->by_bounce[BOUNCECODE_BOUNCE_SOFT] },
		{ "first", CELL_STRING, first, 0 },
		{ "last", CELL_STRING, last, 0 } };

	when_print(row->first, WHEN_SECOND, first);
	when_print(row->last, WHEN_SECOND, last);
	print_share(row->count, all, share);
	(names ? format_put_names : format_put_cells)(
	    s->options, cells, sizeof cells / sizeof *cells);
}

static void
put_row(const struct summary *s, const char *table, const struct row *row,
    uint64_t all)
{
	put_cells(s, table, row, all, false);
}

static void
put_rows(const struct summary *s, const char *table, const struct row *rows,
    size_t n, uint64_t all)
{
	for (size_t i = 0; i < n; i++)
		put_row(s, table, &rows[i], all);
}

static void
put_total(const struct summary *s, const char *name, const struct row *counted,
    uint64_t all)
{
	struct row row = *counted;

	row.name = name;
	put_row(s, "total", &row, all);
}

static void
put_number(const struct summary *s, const char *name, uint64_t count)
{
	struct row row = { .name = name, .count = count };

	put_row(s, "total", &row, 0);
}

static void
put_totals(const struct summary *s)
{
	struct deferrals d = messages_count(&s->messages);
	uint64_t all = s->accepted.count + refusals(s);

	put_number(s, "lines", s->lines);
	put_total(s, "accepted", &s->accepted, all);
	put_total(s, "deferred", &s->deferred, all);
	put_total(s, "failed", &s->failed, all);
	put_number(s, "deferred-messages", d.messages);
	put_number(s, "delivered-later", d.delivered);
	put_number(s, "failed-later", d.failed);
	put_number(s, "still-waiting", d.waiting);
	put_number(s, "not-tracked", s->messages.missing);
}

void
summary_put_records(const struct summary *s, const struct table *tables)
{
	put_cells(s, "", &s->accepted, 0, true);
	put_totals(s);
	for (size_t i = 0; i < NTABLES; i++)
		put_rows(s, tables[i].name, tables[i].rows, tables[i].n,
		    refusals(s));
	put_rows(s, "code", s->code.rows, s->code.n, refusals(s));
	put_rows(s, "unexplained", s->unexplained.rows, s->unexplained.n,
	    refusals(s));
	if (s->unexplained.rest.count > 0) {
		struct row rest = s->unexplained.rest;

		rest.name = "rest";
		put_row(s, "unexplained-dropped", &rest, refusals(s));
	}
	put_rows(s, summary_period(s), s->period.rows, s->period.n,
	    s->accepted.count + refusals(s));
}
