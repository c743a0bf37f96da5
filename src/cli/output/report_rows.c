/* The tables of the page: a row has its name, what that means and a bar, and how
 * often and when it was met. */
#include "cli/output/report.h"
#include "cli/output/html.h"
#include "cli/output/numbers.h"
#include "cli/output/rates_words.h"
#include "cli/output/say.h"
#include "cli/output/stream.h"
#include "cli/output/times.h"

#include <string.h>

/* ---- totals */

static void
put_tile(const char *class, const char *name, uint64_t n)
{
	fprintf(out, "<div class=\"tile %s\"><dt>%s</dt><dd>", class, say(name));
	html_number(n);
}

static void
put_part(const char *class, const char *name, uint64_t n, uint64_t all)
{
	put_tile(class, name, n);
	fputs(" <small>", out);
	html_share(n, all);
	fputs("</small></dd></div>\n", out);
}

static void
put_plain(const char *name, uint64_t n, const char *note)
{
	if (n == 0)
		return;
	put_tile("", name, n);
	fprintf(out, "%s%s%s</dd></div>\n", *note ? " <small>" : "", *note ? say(note) : "",
	    *note ? "</small>" : "");
}

/* What tells no status. */
static void
put_others(const struct summary *s)
{
	static const struct { const char *name, *note; } others[SUMMARY_OTHERS] = {
		[SUMMARY_AUTO_REPLY] = { "Auto-replies", "" },
		[SUMMARY_COMPLAINT] = { "Complaints", "" },
		[SUMMARY_FOREIGN] = { "Sent by others", "not counted" },
		[SUMMARY_NO_REPORT] = { "Other mail", "" } };

	for (int i = SUMMARY_STATUS + 1; i < SUMMARY_OTHERS; i++)
		put_plain(others[i].name, s->others[i].count, others[i].note);
}

static void
put_deferrals(const struct deferrals *d)
{
	char text[SAID_SIZE];

	if (d->messages > 0)
		fprintf(out, "<p>%s%s</p>\n", words_of_deferrals(d, text, sizeof text), say("."));
}

static void
put_recipients(const struct recipients *p, bool of_mail)
{
	char text[SAID_SIZE];

	if (p->n > 0)
		fprintf(out, "<p>%s%s</p>\n",
		    words_of_recipients(p, of_mail, "&nbsp;", text, sizeof text), say("."));
}

static void
put_by_us(uint64_t n)
{
	char text[SAID_SIZE], count[CHART_NUMBER];

	if (n > 0)
		fprintf(out, "<p>%s%s</p>\n", say_with(text, sizeof text,
		    "Refused by this server itself: {count}", "count", grouped(n, count), NULL), say("."));
}

static void
put_legend(const struct report *r)
{
	if (refusals(r->summary) == 0)
		return;
	fprintf(out, "<p class=\"legend\">%s%s", say("Bars"), say(":"));
	for (int i = 0; i < HTML_PARTS; i++)
		fprintf(out, " <svg class=\"key\" viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect class=\"%s\" width=\"10\" height=\"10\"/></svg>&nbsp;%s%s",
		    html_parts[i].class, say(html_parts[i].name), i + 1 < HTML_PARTS ? "," : "");
	fputs("</p>\n", out);
}

void
report_put_tiles(const struct report *r)
{
	const struct summary *s = r->summary;
	uint64_t all = s->accepted.count + refusals(s);

	fprintf(out, "<section id=\"totals\" aria-labelledby=\"of-totals\">\n<h2 id=\"of-totals\" class=\"unseen\">%s</h2>\n<dl class=\"tiles\">\n", say("Totals"));
	put_part("accepted", "Accepted", s->accepted.count, all);
	put_part("deferred", "Deferred", s->deferred.count, all);
	put_part("failed", "Failed", s->failed.count, all);
	put_others(s);
	fputs("</dl>\n", out);
	put_deferrals(&r->figures->deferrals);
	put_recipients(&r->figures->recipients, s->of_mail);
	put_by_us(s->by_us);
	put_legend(r);
	fputs("</section>\n", out);
}

/* ---- tables */

static void
put_time(const struct report *r, when w)
{
	char text[WHEN_SIZE], exact[WHEN_SIZE];

	when_print(w, WHEN_SECOND, exact);
	if (r->with_years)
		when_print(w, WHEN_DAY, text);
	else
		time_show(w, false, text);
	fputs("<td class=\"time\">", out);
	if (*exact != '\0')
		fprintf(out, "<time datetime=\"%s\">%s</time>", exact, text);
	fputs("</td>", out);
}

static void
begin_table(const char *caption, const char *head)
{
	fprintf(out,
	    "<table>\n<caption>%s</caption>\n<thead>\n<tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th>"
	    "<th scope=\"col\">%s</th><th scope=\"col\" class=\"time\">%s</th>"
	    "<th scope=\"col\" class=\"time\">%s</th></tr>\n</thead>\n<tbody>\n",
	    say(caption), say(head), say("Count"), say("Share"), say("First seen"), say("Last seen"));
}

static void
put_count(const struct row *row)
{
	fputs("<td>", out);
	fputs(row->missed > 0 ? "&gt;" : "", out);
	html_number(row->count);
	fputs("</td>", out);
}

/* What stands behind the name of a row. */
static void
end_row(const struct report *r, const struct row *row, uint64_t most)
{
	if (most > 0)
		html_bar(row, most);
	fputs("</th>", out);
	put_count(row);
	fputs("<td>", out);
	html_share(row->count, refusals(r->summary));
	fputs("</td>", out);
	put_time(r, row->first);
	put_time(r, row->last);
	fputs("</tr>\n", out);
}

void
report_put_rest(const struct report *r, size_t n)
{
	char text[SAID_SIZE], count[24];

	if (n <= r->limit)
		return;
	snprintf(count, sizeof count, "%zu", n - r->limit);
	fprintf(out, "<p class=\"quiet\">%s%s</p>\n",
	    say_with(text, sizeof text, r->rest, "count", count, "option", "<code>--verbose</code>", NULL), say("."));
}

static void
end_table(const struct report *r, const struct row *rows, size_t n, uint64_t rest)
{
	char text[SAID_SIZE], count[CHART_NUMBER];
	bool is_bound = false;

	fputs("</tbody>\n</table>\n", out);
	for (size_t i = 0; i < n && i < r->limit; i++)
		is_bound |= rows[i].missed > 0;
	if (is_bound)
		fprintf(out, "<p class=\"quiet\">&gt; %s%s</p>\n",
		    say("at least so many: there were too many names to count all"), say("."));
	report_put_rest(r, n);
	if (rest > 0)
		fprintf(out, "<p class=\"quiet\">%s</p>\n", say_with(text, sizeof text,
		    "{count} of rare names are not listed.", "count", grouped(rest, count), NULL));
}

/* A name, and what it means; NULL where nothing is known. */
static void
put_name(const struct row *row, const char *meaning)
{
	html_begin("tr", row);
	fputs("<th scope=\"row\"><b>", out);
	html_text(row->name);
	fputs("</b>", out);
	if (meaning == NULL)
		return;
	fputs(" <span>", out);
	html_prose(meaning);
	fputs("</span>", out);
}

static const struct {
	const char *caption, *head;
	enum bouncecode_vocabulary words;
} kinds[NTABLES] = {
	[TABLE_CATEGORY] = { "Refusals by what happened", "Category", BOUNCECODE_CATEGORIES },
	[TABLE_ACTION] = { "Refusals by what to do about them", "Action", BOUNCECODE_ACTIONS },
	[TABLE_PROVIDER] = { "Refusals by who sent them", "Provider", BOUNCECODE_PROVIDERS },
	[TABLE_BLOCKLIST] = { "Refusals by the list that they name", "Blocklist",
	    BOUNCECODE_BLOCKLISTS },
};

void
report_put_words(const struct report *r, unsigned table)
{
	const struct table *t = &r->tables[table];

	begin_table(kinds[table].caption, kinds[table].head);
	for (size_t i = 0; i < t->n && i < r->limit; i++) {
		int number = bouncecode_number(kinds[table].words, t->rows[i].name,
		    strlen(t->rows[i].name));

		put_name(&t->rows[i], number > 0
			? bouncecode_explanation(kinds[table].words, (unsigned)number)
			: NULL);
		end_row(r, &t->rows[i], t->rows[0].count);
	}
	end_table(r, t->rows, t->n, 0);
}

void
report_put_codes(const struct report *r)
{
	const struct tally *codes = &r->summary->code;

	begin_table("Refusals by the code that they show", "Code");
	for (size_t i = 0; i < codes->n && i < r->limit; i++) {
		const char *name = codes->rows[i].name;
		const struct bouncecode_entry *entry = bouncecode_find_text(name, strlen(name));

		put_name(&codes->rows[i], entry != NULL ? bouncecode_title(entry) : NULL);
		end_row(r, &codes->rows[i], codes->rows[0].count);
	}
	end_table(r, codes->rows, codes->n, codes->rest.count);
}

void
report_put_unexplained(const struct report *r)
{
	const struct tally *texts = &r->summary->unexplained;

	fprintf(out, "<p>%s</p>\n", say("Nothing in the list says what these mean: they are worth a report."));
	begin_table("Texts that nothing explains, without addresses and numbers", "Text");
	for (size_t i = 0; i < texts->n && i < r->limit; i++) {
		html_begin("tr", &texts->rows[i]);
		fputs("<th scope=\"row\" class=\"text\"><bdi>", out);
		html_text(texts->rows[i].name);
		fputs("</bdi>", out);
		end_row(r, &texts->rows[i], 0);
	}
	end_table(r, texts->rows, texts->n, texts->rest.count);
}

void
report_put_dead(const struct report *r)
{
	const struct tally *dead = &r->summary->dead;

	fprintf(out, "<p>%s</p>\n", say("Refused for good, and the address is the reason: mail them no more."));
	begin_table("Addresses that are dead", "Address");
	for (size_t i = 0; i < dead->n && i < r->limit; i++) {
		const struct row *row = &dead->rows[i];

		html_begin("tr", row);
		fputs("<th scope=\"row\" class=\"text\"><bdi>", out);
		html_text(row->name);
		fputs("</bdi>", out);
		if (row->tried != NULL) {
			fprintf(out, " <span>%s <bdi>", say("as"));
			html_text(row->tried);
			fputs("</bdi></span>", out);
		}
		end_row(r, row, 0);
	}
	end_table(r, dead->rows, dead->n, dead->rest.count);
}
