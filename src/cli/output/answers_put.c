/* What to do first, who blocks us, and whether it is getting worse: in sentences. */
#include "cli/output/rates_put.h"
#include "cli/output/chart.h"
#include "cli/output/stream.h"

#include <stdlib.h>
#include <string.h>

enum { TEXT_SIZE = 1200 };

static void
put_title(const struct terminal *t, const char *title)
{
	bool fits = strlen(title) <= width_of(t);

	putc('\n', out);
	if (fits) {
		put_styled(t, STRONG, title);
		putc('\n', out);
	} else {
		put_wrapped(t, title, 0, 2);
	}
}

/* E-mails tell of refusals only. */
void
rates_put_recipients(const struct terminal *t, const struct recipients *r, bool of_mail)
{
	char text[TEXT_SIZE], accepted[100] = "", n[CHART_NUMBER], m[CHART_NUMBER];
	const char *about = r->is_estimate ? "about " : "";

	if (r->n == 0)
		return;
	if (!of_mail)
		snprintf(accepted, sizeof accepted,
		    " accepted at least once: %s%s (%.1f %% of them),", about,
		    grouped(r->accepted, n), percent(r->accepted, r->n));
	snprintf(text, sizeof text, "Recipients: %s%s;%s refused as dead: %s%s (%.1f %%%s)",
	    about, grouped(r->n, n), accepted, about, grouped(r->dead, m),
	    percent(r->dead, r->n), of_mail ? " of them" : "");
	put_wrapped(t, text, 0, 0);
}

/* The log of a server also tells whom it refused itself, and a block list that it
 * asked is none that blocks us. */
void
rates_put_by_us(const struct terminal *t, uint64_t by_us)
{
	char text[TEXT_SIZE], n[CHART_NUMBER];

	if (by_us == 0)
		return;
	snprintf(text, sizeof text,
	    "Refused by this server itself: %s; --from with your domain leaves them out",
	    grouped(by_us, n));
	put_wrapped(t, text, 0, 0);
}

/* ---- what to do first */

/* "1. 1,234 of the 5,000 refusals (24.7 %): User unknown, and 3 more of bad-mailbox.
 * Remove the address from the list." */
static void
put_problem(const struct terminal *t, size_t number, const struct problem *p,
    uint64_t refused, enum bouncecode_reader reader)
{
	char text[TEXT_SIZE], more[100] = "", n[CHART_NUMBER], all[CHART_NUMBER];
	const char *whom = rates_whom(&p->answer), *url = problem_url(p);
	const char *advice = bouncecode_advice_for(&p->answer, reader);

	if (p->entries > 1)
		snprintf(more, sizeof more, ", and %zu other %s of %s", p->entries - 1,
		    p->entries > 2 ? "texts" : "text",
		    bouncecode_name(BOUNCECODE_CATEGORIES, p->answer.category));
	snprintf(text, sizeof text, "%2zu. %s of the %s refusals (%.1f %%): %s%s%s%s%s. %s%s%s",
	    number, grouped(p->row.count, n), grouped(refused, all),
	    percent(p->row.count, refused), bouncecode_title(p->answer.entry),
	    whom ? " (" : "", whom ? whom : "", whom ? ")" : "", more,
	    advice ? advice : "", url ? " " : "", url ? url : "");
	fputs("  ", out);
	put_wrapped(t, text, 2, 6);
}

void
rates_put_first(const struct terminal *t, const struct figures *f,
    enum bouncecode_reader reader, size_t limit)
{
	enum { PROBLEMS = 3 };
	uint64_t refused = refusals(&f->sums->summary);
	size_t n, most = limit == SIZE_MAX ? limit : PROBLEMS;
	struct problem *problems = rates_problems(&f->sums->rates, &n);

	if (n > 0)
		put_title(t, "What to do first");
	for (size_t i = 0; i < n && i < most; i++)
		put_problem(t, i + 1, &problems[i], refused, reader);
	free(problems);
}

/* ---- is it getting worse? */

/* "12.0 % of 300 statuses" */
static void
put_share(char *text, size_t size, const struct stretch *s, unsigned outcome)
{
	char n[CHART_NUMBER];
	uint64_t all = stretch_sum(s);

	snprintf(text, size, "%.1f %% of %s", percent(s->by_outcome[outcome], all),
	    grouped(all, n));
}

static void
put_change(const struct terminal *t, const char *name, const struct change *c,
    enum bouncecode_outcome outcome)
{
	int change = change_of(c, outcome);
	char text[TEXT_SIZE], now[60], before[60];

	put_share(now, sizeof now, &c->now, outcome);
	put_share(before, sizeof before, &c->before, outcome);
	snprintf(text, sizeof text, "  %s, %s: %s, before %s: %s", name,
	    outcome_name(outcome), now, before, rates_word(change));
	put_wrapped(t, text, 0, 4);
}

/* Those that became worse, beyond chance. */
static void
put_worse(const struct terminal *t, const struct row *rows, size_t n,
    const struct change *all, size_t limit)
{
	for (size_t i = 0, shown = 0; i < n && shown < limit; i++) {
		struct change c = row_change(&rows[i], all);

		for (unsigned o = BOUNCECODE_OUTCOME_FAILED;
		     o > BOUNCECODE_OUTCOME_ACCEPTED; o--) {
			if (change_of(&c, (enum bouncecode_outcome)o) <= 0)
				continue;
			put_change(t, rows[i].name, &c, (enum bouncecode_outcome)o);
			shown++;
		}
	}
}

void
rates_put_change(const struct terminal *t, const struct rates *r, size_t limit)
{
	char text[TEXT_SIZE], now[WHEN_SIZE], before[WHEN_SIZE];
	struct table providers;
	struct change all;

	if (!rates_change(r, &all))
		return;
	rates_providers(r, &providers);
	rates_name_stretch(&all.now, all.by, now);
	rates_name_stretch(&all.before, all.by, before);
	put_title(t, "Is it getting worse?");
	snprintf(text, sizeof text, "  Shares of the statuses of %s %s, and of the one before, %s:",
	    all.by == BY_DAY ? "the last day," : "the last hour,", now, before);
	put_wrapped(t, text, 0, 2);
	put_change(t, "all", &all, BOUNCECODE_OUTCOME_FAILED);
	put_change(t, "all", &all, BOUNCECODE_OUTCOME_DEFERRED);
	put_worse(t, providers.rows, providers.n, &all, limit);
	put_worse(t, r->domain.rows, r->domain.n, &all, limit);
}

/* ---- who blocks us */

/* The page stands behind the figures, or below them where there is no room. */
static void
put_block(const struct terminal *t, enum bouncecode_vocabulary v, const char *name,
    uint64_t count, uint64_t refused)
{
	enum { NAME = 20, COUNT = 10, FIGURES = 42, BELOW = 6 };
	int number = bouncecode_number(v, name, strlen(name));
	const char *url = number > 0 ? bouncecode_url(v, (unsigned)number) : NULL;
	bool fits = url == NULL || FIGURES + strlen(url) <= width_of(t);
	char n[CHART_NUMBER];

	fprintf(out, "  %-*.*s%*s %5.1f %%", NAME, NAME, name, COUNT,
	    grouped(count, n), percent(count, refused));
	if (url != NULL)
		fprintf(out, "%s%*s%s", fits ? "" : "\n", fits ? 2 : BELOW, "", url);
	putc('\n', out);
}

static void
put_blocks(const struct terminal *t, enum bouncecode_vocabulary v,
    const struct table *blocking, uint64_t refused, size_t limit)
{
	for (size_t i = 0; i < blocking->n && i < limit; i++)
		put_block(t, v, blocking->rows[i].name, blocking->rows[i].count, refused);
	if (blocking->n > limit)
		chart_put_rest(t, blocking->n - limit);
}

void
rates_put_blocks(const struct terminal *t, const struct table tables[NTABLES],
    const struct rates *r, uint64_t refused, size_t limit)
{
	struct blocks b;

	rates_find_blocks(tables, r, &b);
	if (b.lists.n == 0 && b.providers.n == 0)
		return;
	put_title(t, "Who blocks us (of all refusals), and where to ask");
	put_blocks(t, BOUNCECODE_BLOCKLISTS, &b.lists, refused, limit);
	put_blocks(t, BOUNCECODE_PROVIDERS, &b.providers, refused, limit);
}
