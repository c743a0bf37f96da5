/* What to do first, who blocks us, and whether it is getting worse: in sentences. */
#include "cli/output/rates_put.h"
#include "cli/output/chart.h"
#include "cli/output/rates_words.h"
#include "cli/output/say.h"
#include "cli/output/stream.h"

#include <string.h>

enum { TEXT_SIZE = 1200 };

static void
put_title(const struct terminal *t, const char *title)
{
	bool fits = columns(title, strlen(title)) <= width_of(t);

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
	char text[TEXT_SIZE];

	if (r->n > 0)
		put_wrapped(t, words_of_recipients(r, of_mail, " ", text, sizeof text), 0, 0);
}

/* The log of a server also tells whom it refused itself, and a block list that it
 * asked is none that blocks us. */
void
rates_put_by_us(const struct terminal *t, uint64_t by_us)
{
	char text[TEXT_SIZE], n[CHART_NUMBER];

	if (by_us == 0)
		return;
	put_wrapped(t, say_with(text, sizeof text,
	    "Refused by this server itself: {count}; {option} with your domain leaves them out",
	    "count", grouped(by_us, n), "option", "--from", NULL), 0, 0);
}

/* ---- what to do first */

/* "1. 1,234 of the 5,000 refusals (24.7 %): User unknown, and 3 more of bad-mailbox.
 * Remove the address from the list." */
static void
put_problem(const struct terminal *t, size_t number, const struct problem *p,
    uint64_t refused, enum bouncecode_reader reader)
{
	char text[TEXT_SIZE + 2 * SAID_SIZE], of[SAID_SIZE], more[SAID_SIZE] = "";
	char n[CHART_NUMBER], all[CHART_NUMBER], part[CHART_NUMBER];
	const char *whom = rates_whom(&p->answer), *url = problem_url(p);
	const char *advice = bouncecode_advice_for(&p->answer, reader);

	if (p->entries > 1)
		rates_others(p, more, sizeof more);
	say_with(of, sizeof of, "{count} of the {all} refusals ({share})", "count", grouped(p->row.count, n),
	    "all", grouped(refused, all), "share", share(p->row.count, refused, " ", part), NULL);
	snprintf(text, sizeof text, "%2zu. %s%s %s%s%s%s%s. %s%s%s",
	    number, of, say(":"), say_prose(bouncecode_title(p->answer.entry)),
	    whom ? " (" : "", whom ? whom : "", whom ? ")" : "", more,
	    advice ? say_prose(advice) : "", url ? " " : "", url ? url : "");
	fputs("  ", out);
	put_wrapped(t, text, 2, 6);
}

void
rates_put_first(const struct terminal *t, const struct figures *f,
    enum bouncecode_reader reader, size_t limit)
{
	enum { PROBLEMS = 3 };
	uint64_t refused = refusals(&f->sums->summary);
	const struct rates *rates = &f->sums->rates;
	size_t most = limit == SIZE_MAX ? limit : PROBLEMS;

	if (rates->nproblems > 0)
		put_title(t, say("What to do first"));
	for (size_t i = 0; i < rates->nproblems && i < most; i++)
		put_problem(t, i + 1, &rates->problems[i], refused, reader);
}

/* ---- is it getting worse? */

/* "12.0 % of 300 statuses" */
static void
name_share(char *text, size_t size, const struct stretch *s, unsigned outcome)
{
	char n[CHART_NUMBER], part[CHART_NUMBER];
	uint64_t all = stretch_sum(s);

	say_with(text, size, "{share} of {count}", "share", share(s->by_outcome[outcome], all, " ", part),
	    "count", grouped(all, n), NULL);
}

static void
put_change(const struct terminal *t, const char *name, const struct change *c,
    enum bouncecode_outcome outcome)
{
	int change = change_of(c, outcome);
	char text[TEXT_SIZE], now[100], before[100], shares[SAID_SIZE];

	name_share(now, sizeof now, &c->now, outcome);
	name_share(before, sizeof before, &c->before, outcome);
	say_with(shares, sizeof shares, "{now}, before {before}", "now", now, "before", before, NULL);
	snprintf(text, sizeof text, "  %s, %s%s %s%s %s", name, say(outcome_name(outcome)), say(":"),
	    shares, say(":"), say(rates_word(change)));
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
	put_title(t, say("Is it getting worse?"));
	say_with(text, sizeof text, all.by == BY_DAY
		? "Shares of the statuses of the last day, {now}, and of the one before, {before}:"
		: "Shares of the statuses of the last hour, {now}, and of the one before, {before}:",
	    "now", now, "before", before, NULL);
	fputs("  ", out);
	put_wrapped(t, text, 2, 2);
	put_change(t, say("all"), &all, BOUNCECODE_OUTCOME_FAILED);
	put_change(t, say("all"), &all, BOUNCECODE_OUTCOME_DEFERRED);
	put_worse(t, providers.rows, providers.n, &all, limit);
	put_worse(t, r->domain.rows, r->domain.n, &all, limit);
}

/* ---- who blocks us */

/* The page stands behind the figures, or below them where there is no room. */
static void
put_block(const struct terminal *t, enum bouncecode_vocabulary v, const char *name,
    uint64_t count, uint64_t refused)
{
	enum { NAME = 20, COUNT = 10, SHARE = 8, FIGURES = 42, BELOW = 6 };
	int number = bouncecode_number(v, name, strlen(name));
	const char *url = number > 0 ? bouncecode_url(v, (unsigned)number) : NULL;
	bool fits = url == NULL || FIGURES + strlen(url) <= width_of(t);
	char n[CHART_NUMBER];

	fprintf(out, "  %-*.*s", NAME, NAME, name);
	put_right(t, PLAIN, grouped(count, n), COUNT);
	put_share(count, refused, SHARE);
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
	put_title(t, say("Who blocks us (of all refusals), and where to ask"));
	put_blocks(t, BOUNCECODE_BLOCKLISTS, &b.lists, refused, limit);
	put_blocks(t, BOUNCECODE_PROVIDERS, &b.providers, refused, limit);
}
