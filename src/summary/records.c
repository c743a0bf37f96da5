/* A summary as tables, and as records for programs. */
#include "summary/outcomes.h"
#include "summary/summary.h"

#include <stdio.h>
#include <string.h>

/* The words of a vocabulary that were counted. The list explains each, but not
 * number 0 where that stands for no word. */
static void
make_table(struct table *t, const struct row *counted,
    enum bouncecode_vocabulary v)
{
	t->n = 0;
	for (unsigned i = 0; i < WORDS_MAX; i++) {
		if (counted[i].count == 0)
			continue;
		t->rows[t->n] = counted[i];
		t->rows[t->n++].name = bouncecode_explanation(v, i) != NULL
		    ? bouncecode_name(v, i)
		    : "unexplained";
	}
	rows_sort(t->rows, t->n);
}

static void
part_addresses(struct tally *dead)
{
	for (size_t i = 0; i < dead->n; i++) {
		char *sign = strchr((char *)dead->rows[i].name, SUMMARY_TRIED);

		if (sign == NULL)
			continue;
		*sign = '\0';
		dead->rows[i].tried = sign + 1;
	}
}

void
summary_tables(struct summary *s, struct table tables[NTABLES])
{
	const struct {
		const char *name, *title;
		const struct row *counted;
		enum bouncecode_vocabulary words;
	} sources[NTABLES] = {
		[TABLE_CATEGORY] = { "category", "By category", s->category, BOUNCECODE_CATEGORIES },
		[TABLE_ACTION] = { "action", "What to do", s->action, BOUNCECODE_ACTIONS },
		[TABLE_PROVIDER] = { "provider", "By provider", s->provider, BOUNCECODE_PROVIDERS },
		[TABLE_BLOCKLIST] = { "blocklist", "By blocklist", s->blocklist,
		    BOUNCECODE_BLOCKLISTS },
	};

	for (size_t i = 0; i < NTABLES; i++) {
		tables[i].name = sources[i].name;
		tables[i].title = sources[i].title;
		make_table(&tables[i], sources[i].counted, sources[i].words);
	}
	tally_sort(&s->code);
	tally_sort(&s->unexplained);
	tally_sort_times(&s->period);
	tally_sort(&s->dead);
	part_addresses(&s->dead);
}

const char *
summary_other_name(enum summary_other other)
{
	static const char *const names[SUMMARY_OTHERS] = { "", "auto-replies",
		"complaints", "foreign", "other-mail" };

	return names[other];
}

bool
summary_spans_years(const struct summary *s)
{
	struct row all = { .count = 0 };

	row_add(&all, &s->accepted);
	row_add(&all, &s->deferred);
	row_add(&all, &s->failed);
	return when_years_apart(all.first, all.last);
}

const char *
summary_period(const struct summary *s)
{
	return s->by == BY_HOUR ? "hour" : "day";
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

void
summary_put_row(const struct taker *to, const char *table, const struct row *row,
    uint64_t all)
{
	char first[WHEN_SIZE], last[WHEN_SIZE], share[SHARE_SIZE] = "";
	size_t n = ROW_CELLS - !to->of_mail;
	struct bc_cell cells[ROW_CELLS + MORE_CELLS] = { { "table", BC_CELL_STRING, table, 0 },
		{ "name", BC_CELL_STRING, row->name, 0 },
		{ "count", BC_CELL_NUMBER, NULL, row->count },
		{ "share", BC_CELL_LITERAL, share, 0 },
		{ "hard", BC_CELL_NUMBER, NULL, row->by_bounce[BOUNCECODE_BOUNCE_HARD] },
		{ "block", BC_CELL_NUMBER, NULL, row->by_bounce[BOUNCECODE_BOUNCE_BLOCK] },
		{ "soft", BC_CELL_NUMBER, NULL, row->by_bounce[BOUNCECODE_BOUNCE_SOFT] },
		{ "first", BC_CELL_STRING, first, 0 },
		{ "last", BC_CELL_STRING, last, 0 },
		{ "at_least", BC_CELL_LITERAL, row->missed > 0 ? "true" : "false", 0 },
		{ "recipient", BC_CELL_STRING, row->tried, 0 } };

	when_print(row->first, WHEN_SECOND, first);
	when_print(row->last, WHEN_SECOND, last);
	print_share(row->count, all, share);
	if (to->more != NULL)
		n += to->more(to, table, row, cells + n);
	to->put(to->context, cells, n);
}

static void
put_rows(const struct taker *to, const char *table, const struct row *rows,
    size_t n, uint64_t all)
{
	for (size_t i = 0; i < n; i++)
		summary_put_row(to, table, &rows[i], all);
}

static void
put_named(const struct taker *to, const char *table, const char *name,
    const struct row *counted, uint64_t all)
{
	struct row row = *counted;

	row.name = name;
	summary_put_row(to, table, &row, all);
}

static void
put_number(const struct taker *to, const char *name, uint64_t count, bool at_least)
{
	struct row row = { .name = name, .count = count, .missed = at_least };

	summary_put_row(to, "total", &row, 0);
}

static void
put_deferrals(const struct taker *to, const struct deferrals *d)
{
	put_number(to, "deferred-messages", d->messages, d->at_least);
	put_number(to, "delivered-later", d->delivered, d->at_least);
	put_number(to, "failed-later", d->failed, d->at_least);
	put_number(to, "still-waiting", d->waiting, d->at_least);
	put_number(to, "not-tracked", d->missing, false);
}

static void
put_totals(const struct taker *to, const struct summary *s,
    const struct deferrals *d)
{
	const struct row *totals[] = { &s->accepted, &s->deferred, &s->failed };
	uint64_t all = s->accepted.count + refusals(s);

	put_number(to, s->of_mail ? "messages" : "lines", s->lines, false);
	for (size_t i = 0; i < sizeof totals / sizeof *totals; i++)
		put_named(to, "total", outcome_name(BOUNCECODE_OUTCOME_ACCEPTED + (unsigned)i),
		    totals[i], all);
	if (!s->of_mail)
		put_deferrals(to, d);
	for (int i = SUMMARY_STATUS + 1; s->of_mail && i < SUMMARY_OTHERS; i++)
		put_named(to, "total", summary_other_name((enum summary_other)i),
		    &s->others[i], 0);
}

/* The rows of a tally, and what found no place in it. */
void
summary_put_tally(const struct taker *to, const char *table, const struct tally *t,
    uint64_t all)
{
	char dropped[40];

	put_rows(to, table, t->rows, t->n, all);
	snprintf(dropped, sizeof dropped, "%s-dropped", table);
	if (t->rest.count > 0)
		put_named(to, dropped, "rest", &t->rest, all);
}

void
summary_records(const struct summary *s, const struct deferrals *d,
    const struct table tables[NTABLES], const struct taker *to)
{
	uint64_t refused = refusals(s);

	put_totals(to, s, d);
	for (size_t i = 0; i < NTABLES; i++)
		put_rows(to, tables[i].name, tables[i].rows, tables[i].n, refused);
	summary_put_tally(to, "code", &s->code, refused);
	summary_put_tally(to, "dead", &s->dead, refused);
	summary_put_tally(to, "unexplained", &s->unexplained, refused);
	summary_put_tally(to, summary_period(s), &s->period, s->accepted.count + refused);
}
