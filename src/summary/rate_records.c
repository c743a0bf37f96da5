/* Rates as records for programs, behind those of the summary. */
#include "summary/sums.h"

#include <string.h>

/* Where what a row names can be repaired, or read about. */
static const char *
url_of_word(const char *table, const char *name)
{
	enum bouncecode_vocabulary v;
	int number;

	if (strcmp(table, "blocklist") == 0)
		v = BOUNCECODE_BLOCKLISTS;
	else if (strncmp(table, "provider", 8) == 0)
		v = BOUNCECODE_PROVIDERS;
	else
		return NULL;
	number = bouncecode_number(v, name, strlen(name));
	return number > 0 ? bouncecode_url(v, (unsigned)number) : NULL;
}

const char *
problem_url(const struct problem *p)
{
	const struct bouncecode_answer *a = &p->answer;

	if (a->blocklist != 0)
		return bouncecode_url(BOUNCECODE_BLOCKLISTS, a->blocklist);
	return a->provider != 0 && a->bounce == BOUNCECODE_BOUNCE_BLOCK
	    ? bouncecode_url(BOUNCECODE_PROVIDERS, a->provider)
	    : NULL;
}

/* What came of the attempts, and what to do. */
static size_t
more_cells(const struct taker *to, const char *table, const struct row *row,
    struct bc_cell *cells)
{
	const struct problem *p = to->subject;
	const char *url = p != NULL ? problem_url(p) : url_of_word(table, row->name);
	const char *advice = p != NULL
	    ? bouncecode_advice_for(&p->answer, BOUNCECODE_READER_SENDER)
	    : NULL;

	for (unsigned i = BOUNCECODE_OUTCOME_ACCEPTED; i < OUTCOMES; i++)
		cells[i - 1] = (struct bc_cell){ outcome_name(i), BC_CELL_NUMBER, NULL,
			row->by_outcome[i] };
	cells[3] = (struct bc_cell){ "url", BC_CELL_STRING, url, 0 };
	cells[4] = (struct bc_cell){ "advice", BC_CELL_STRING, advice, 0 };
	return MORE_CELLS;
}

static void
put_stretch(const struct taker *to, const char *table, const char *name,
    const struct stretch *s, const struct stretch *all)
{
	struct row row = { .name = name, .count = stretch_sum(s),
		.first = s->begins, .last = s->begins };

	for (int i = 0; i < OUTCOMES; i++)
		row.by_outcome[i] = s->by_outcome[i];
	for (int i = 0; i < BOUNCES; i++)
		row.by_bounce[i] = s->by_bounce[i];
	if (row.count > 0)
		summary_put_row(to, table, &row, stretch_sum(all));
}

/* A row, and what came of it in the last two days or hours; its first and last
 * time are then where they begin. */
static void
put_rate(const struct taker *to, const char *const tables[3], const struct row *row,
    uint64_t attempts, const struct change *all)
{
	struct change c;

	summary_put_row(to, tables[0], row, attempts);
	if (all->by == NO_PERIOD)
		return;
	c = row_change(row, all);
	put_stretch(to, tables[1], row->name, &c.now, &all->now);
	put_stretch(to, tables[2], row->name, &c.before, &all->before);
}

static void
put_domains(const struct taker *to, const struct rates *r, const struct change *all)
{
	static const char *const tables[] = { "domain-rate", "domain-now",
		"domain-before" };
	struct row rest = r->domain.rest;

	for (size_t i = 0; i < r->domain.n; i++)
		put_rate(to, tables, &r->domain.rows[i], r->all.count, all);
	rest.name = "rest";
	if (rest.count > 0)
		summary_put_row(to, "domain-rate-dropped", &rest, r->all.count);
}

static void
put_providers(const struct taker *to, const struct rates *r, const struct change *all)
{
	static const char *const tables[] = { "provider-rate", "provider-now",
		"provider-before" };
	struct table t;

	rates_providers(r, &t);
	for (size_t i = 0; i < t.n; i++)
		put_rate(to, tables, &t.rows[i], r->all.count, all);
}

static void
put_problems(struct taker *to, const struct rates *r, uint64_t refused)
{
	for (size_t i = 0; i < r->nproblems; i++) {
		struct problem *p = &r->problems[i];

		p->row.name = bouncecode_title(p->answer.entry);
		to->subject = p;
		summary_put_row(to, "first", &p->row, refused);
	}
	to->subject = NULL;
}

static void
put_total(const struct taker *to, const char *name, uint64_t count, uint64_t all)
{
	const struct row row = { .name = name, .count = count };

	summary_put_row(to, "total", &row, all);
}

static void
put_recipients(const struct taker *to, const struct recipients *r)
{
	const struct { const char *name; uint64_t count; } rows[] = {
		{ "recipients", r->n }, { "recipients-accepted", r->accepted },
		{ "recipients-dead", r->dead },
		{ "recipients-estimated", r->is_estimate ? r->n : 0 } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		put_total(to, rows[i].name, rows[i].count, i == 1 || i == 2 ? r->n : 0);
}

void
figures_records(const struct figures *f, const struct table tables[NTABLES],
    void (*put)(void *context, const struct bc_cell *cells, size_t n), void *context)
{
	static const char *const totals[] = { "total-rate", "total-now",
		"total-before" };
	const struct summary *s = &f->sums->summary;
	const struct rates *r = &f->sums->rates;
	struct taker to = { .put = put, .context = context, .of_mail = s->of_mail,
		.more = more_cells };
	struct row all = r->all;
	struct change change;

	summary_records(s, &f->deferrals, tables, &to);
	put_recipients(&to, &f->recipients);
	put_total(&to, "refused-by-us", s->by_us, 0);
	put_problems(&to, r, refusals(s));
	if (!rates_change(r, &change))
		change.by = NO_PERIOD;
	all.name = "all";
	put_rate(&to, totals, &all, all.count, &change);
	put_providers(&to, r, &change);
	put_domains(&to, r, &change);
}
