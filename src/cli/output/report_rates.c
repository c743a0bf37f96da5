/* What stands first on the page: what to do, whether it is getting worse, who blocks,
 * and how much of the mail gets through. */
#include "cli/output/report.h"
#include "cli/output/html.h"
#include "cli/output/numbers.h"
#include "cli/output/rates_words.h"
#include "cli/output/say.h"
#include "cli/output/stream.h"

#include <string.h>

static const struct rates *
rates_of(const struct report *r)
{
	return &r->figures->sums->rates;
}

/* ---- what to do first */

bool
report_has_problems(const struct report *r)
{
	return rates_of(r)->nproblems > 0;
}

static void
put_link(const char *url)
{
	fputs(" <a href=\"", out);
	html_text(url);
	fputs("\" rel=\"noreferrer\">", out);
	html_text(url);
	fputs("</a>", out);
}

static void
put_problem(const struct report *r, const struct problem *p)
{
	const char *whom = rates_whom(&p->answer), *url = problem_url(p);
	const char *advice = bouncecode_advice_for(&p->answer, r->reader);
	char text[SAID_SIZE], count[CHART_NUMBER], part[CHART_NUMBER];

	html_begin("li", &p->row);
	fputs("<b>", out);
	html_prose(bouncecode_title(p->answer.entry));
	fputs(whom != NULL ? " (" : "", out);
	html_text(whom != NULL ? whom : "");
	fputs(whom != NULL ? ")</b>" : "</b>", out);
	if (p->entries > 1)
		fputs(rates_others(p, text, sizeof text), out);
	fprintf(out, "%s %s<br>", say(":"), say_with(text, sizeof text, "refusals: {count}, {share} of all.",
	    "count", grouped(p->row.count, count),
	    "share", share(p->row.count, refusals(r->summary), "&nbsp;", part), NULL));
	if (advice != NULL)
		html_prose(advice);
	if (url != NULL)
		put_link(url);
	fputs("</li>\n", out);
}

void
report_put_problems(const struct report *r)
{
	enum { PROBLEMS = 5 };
	const struct rates *rates = rates_of(r);
	size_t most = r->limit == SIZE_MAX ? r->limit : PROBLEMS;

	fputs("<ol>\n", out);
	for (size_t i = 0; i < rates->nproblems && i < most; i++)
		put_problem(r, &rates->problems[i]);
	fputs("</ol>\n", out);
}

/* ---- is it getting worse? E-mails tell of refusals only, so that their shares tell
 * nothing, here and below */

bool
report_has_change(const struct report *r)
{
	struct change all;

	return !r->summary->of_mail && rates_change(rates_of(r), &all);
}

static void
put_stretch(const struct stretch *s, unsigned outcome)
{
	uint64_t all = stretch_sum(s);
	char text[SAID_SIZE], count[CHART_NUMBER];

	fputs("<td>", out);
	html_share(s->by_outcome[outcome], all);
	fprintf(out, " <small>%s</small></td>", say_with(text, sizeof text, "of {count}",
	    "count", grouped(all, count), NULL));
}

static void
put_compared(const char *name, const struct change *c, unsigned outcome)
{
	int change = change_of(c, (enum bouncecode_outcome)outcome);

	fputs("<tr><th scope=\"row\"><bdi>", out);
	html_text(name);
	fprintf(out, "</bdi> <span>%s</span></th>", say(outcome_name(outcome)));
	put_stretch(&c->before, outcome);
	put_stretch(&c->now, outcome);
	fprintf(out, "<td><span class=\"%s\">%s</span></td></tr>\n",
	    change > 0 ? "worse" : change < 0 ? "better" : "quiet", say(rates_word(change)));
}

/* Those that became worse, beyond chance. */
static void
put_worse(const struct report *r, const struct row *rows, size_t n, const struct change *all)
{
	for (size_t i = 0, shown = 0; i < n && shown < r->limit; i++) {
		struct change c = row_change(&rows[i], all);

		for (unsigned o = BOUNCECODE_OUTCOME_FAILED; o > BOUNCECODE_OUTCOME_ACCEPTED; o--)
			if (change_of(&c, (enum bouncecode_outcome)o) > 0) {
				put_compared(rows[i].name, &c, o);
				shown++;
			}
	}
}

void
report_put_change(const struct report *r)
{
	const struct rates *rates = rates_of(r);
	char now[WHEN_SIZE], before[WHEN_SIZE];
	struct table providers;
	struct change all;

	rates_change(rates, &all);
	rates_providers(rates, &providers);
	rates_name_stretch(&all.now, all.by, now);
	rates_name_stretch(&all.before, all.by, before);
	fprintf(out, "<table class=\"change\">\n<caption>%s</caption>\n<thead>\n"
		     "<tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th>"
		     "<th scope=\"col\">%s</th><th scope=\"col\">%s</th></tr>\n</thead>\n<tbody>\n",
	    all.by == BY_DAY ? say("The statuses of the last day and of the one before: all, and what is worse beyond chance")
			     : say("The statuses of the last hour and of the one before: all, and what is worse beyond chance"),
	    say("Share"), before, now, say("Change"));
	put_compared(say("all"), &all, BOUNCECODE_OUTCOME_FAILED);
	put_compared(say("all"), &all, BOUNCECODE_OUTCOME_DEFERRED);
	put_worse(r, providers.rows, providers.n, &all);
	put_worse(r, rates->domain.rows, rates->domain.n, &all);
	fputs("</tbody>\n</table>\n", out);
}

/* ---- who blocks us */

bool
report_has_blocks(const struct report *r)
{
	struct blocks b;

	rates_find_blocks(r->tables, &r->figures->sums->rates, &b);
	return b.lists.n + b.providers.n > 0;
}

static void
put_block(const struct report *r, enum bouncecode_vocabulary v, const struct row *row)
{
	int number = bouncecode_number(v, row->name, strlen(row->name));
	const char *url = number > 0 ? bouncecode_url(v, (unsigned)number) : NULL;

	html_begin("tr", row);
	fputs("<th scope=\"row\"><b>", out);
	html_text(row->name);
	fputs("</b>", out);
	if (number > 0 && bouncecode_explanation(v, (unsigned)number) != NULL) {
		fputs(" <span>", out);
		html_prose(bouncecode_explanation(v, (unsigned)number));
		fputs("</span>", out);
	}
	fputs(url != NULL ? "<br>" : "", out);
	if (url != NULL)
		put_link(url);
	fputs("</th><td>", out);
	html_number(row->count);
	fputs("</td><td>", out);
	html_share(row->count, refusals(r->summary));
	fputs("</td></tr>\n", out);
}

/* Returns how many are left out. */
static size_t
put_blocks(const struct report *r, enum bouncecode_vocabulary v, const struct table *blocking)
{
	size_t i;

	for (i = 0; i < blocking->n && i < r->limit; i++)
		put_block(r, v, &blocking->rows[i]);
	return blocking->n - i;
}

void
report_put_blocks(const struct report *r)
{
	struct blocks b;
	size_t rest;

	rates_find_blocks(r->tables, &r->figures->sums->rates, &b);
	fprintf(out, "<table>\n<caption>%s</caption>\n"
		     "<thead>\n<tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th></tr>\n</thead>\n<tbody>\n",
	    say("Block lists that refusals name, and providers that refuse for who sends, with where to ask"),
	    say("Who"), say("Count"), say("Share"));
	rest = put_blocks(r, BOUNCECODE_BLOCKLISTS, &b.lists);
	rest += put_blocks(r, BOUNCECODE_PROVIDERS, &b.providers);
	fputs("</tbody>\n</table>\n", out);
	report_put_rest(r, r->limit + rest);
}

/* ---- how much gets through */

static void
put_rates(const struct row *row)
{
	html_begin("tr", row);
	fputs("<th scope=\"row\"><b><bdi>", out);
	html_text(row->name);
	fputs("</bdi></b>", out);
	html_bar_of_outcomes(row);
	fprintf(out, "</th><td>%s", row->missed > 0 ? "&gt;" : "");
	html_number(row->count);
	fputs("</td>", out);
	for (unsigned o = BOUNCECODE_OUTCOME_ACCEPTED; o < OUTCOMES; o++) {
		fputs("<td>", out);
		html_share(row->by_outcome[o], row->count);
		fputs("</td>", out);
	}
	fputs("</tr>\n", out);
}

static void
put_table(const struct report *r, const char *head, const char *caption, const struct row *rows, size_t n)
{
	if (n == 0)
		return;
	fprintf(out, "<table class=\"rates\">\n<caption>%s; %s</caption>\n<thead>\n<tr><th scope=\"col\">%s</th>"
		     "<th scope=\"col\">%s</th><th scope=\"col\">%s</th>"
		     "<th scope=\"col\">%s</th><th scope=\"col\">%s</th></tr>\n</thead>\n<tbody>\n",
	    say(caption), say("bars: failed, deferred, accepted"), say(head), say("Statuses"), say("Accepted"),
	    say("Deferred"), say("Failed"));
	for (size_t i = 0; i < n && i < r->limit; i++)
		put_rates(&rows[i]);
	fputs("</tbody>\n</table>\n", out);
	report_put_rest(r, n);
}

bool
report_has_rates(const struct report *r)
{
	return !r->summary->of_mail && rates_of(r)->all.count > 0;
}

void
report_put_rates(const struct report *r)
{
	const struct rates *rates = rates_of(r);
	struct table providers;

	rates_providers(rates, &providers);
	put_table(r, "Provider", "Statuses by provider", providers.rows, providers.n);
	put_table(r, "Domain", "Statuses by domain of the recipient", rates->domain.rows, rates->domain.n);
	put_table(r, "Relay", "Statuses by relay, the server that answered", rates->relay.rows, rates->relay.n);
}
