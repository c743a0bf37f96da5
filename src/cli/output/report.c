/* The page of a summary: one file without a script, which asks no network for
 * anything, as its policy says; sections in the order of their worth. */
#include "cli/output/report.h"
#include "cli/output/html.h"
#include "cli/output/numbers.h"
#include "cli/output/report_style.h"
#include "cli/output/say.h"
#include "cli/output/stream.h"
#include "cli/output/times.h"

#include <string.h>

/* ---- sections */

/* A section is left out where there is nothing to show; of words it has the table. */
static bool
has_codes(const struct report *r)
{
	return r->summary->code.n > 0;
}

static bool
has_dead(const struct report *r)
{
	return r->summary->dead.n > 0;
}

static bool
has_unexplained(const struct report *r)
{
	return r->summary->unexplained.n > 0;
}

static const struct section {
	const char *name, *title;
	bool (*is_there)(const struct report *r); /* NULL: a table of words */
	void (*put)(const struct report *r);
	unsigned table;
} sections[] = {
	{ "first", "What to do first", report_has_problems, report_put_problems, 0 },
	{ "change", "Is it getting worse?", report_has_change, report_put_change, 0 },
	{ "blocks", "Who blocks us, and where to ask", report_has_blocks, report_put_blocks, 0 },
	{ "dead", "Dead addresses", has_dead, report_put_dead, 0 },
	{ "time", "When", report_has_times, report_put_times, 0 },
	{ "rates", "How much gets through", report_has_rates, report_put_rates, 0 },
	{ "category", "What happened", NULL, NULL, TABLE_CATEGORY },
	{ "action", "What to do", NULL, NULL, TABLE_ACTION },
	{ "provider", "Refusals by provider", NULL, NULL, TABLE_PROVIDER },
	{ "blocklist", "Refusals by blocklist", NULL, NULL, TABLE_BLOCKLIST },
	{ "code", "By code", has_codes, report_put_codes, 0 },
	{ "unexplained", "Not explained", has_unexplained, report_put_unexplained, 0 },
};

enum { NSECTIONS = sizeof sections / sizeof *sections };

static bool
is_there(const struct report *r, const struct section *s)
{
	return s->is_there != NULL ? s->is_there(r) : r->tables[s->table].n > 0;
}

static void
put_sections(const struct report *r)
{
	for (int i = 0; i < NSECTIONS; i++) {
		const struct section *s = &sections[i];

		if (!is_there(r, s))
			continue;
		fprintf(out, "<section id=\"%s\" aria-labelledby=\"of-%s\">\n<h2 id=\"of-%s\">%s</h2>\n",
		    s->name, s->name, s->name, say(s->title));
		if (s->put != NULL)
			s->put(r);
		else
			report_put_words(r, s->table);
		fputs("</section>\n", out);
	}
}

static void
put_contents(const struct report *r)
{
	bool any = false;

	for (int i = 0; i < NSECTIONS; i++) {
		const struct section *s = &sections[i];

		if (!is_there(r, s))
			continue;
		if (!any)
			fprintf(out, "<nav aria-label=\"%s\">\n<ul>\n", say("Sections"));
		fprintf(out, "<li><a href=\"#%s\">%s</a></li>\n", s->name, say(s->title));
		any = true;
	}
	fputs(any ? "</ul>\n</nav>\n" : "", out);
}

/* ---- the page */

void
report_put_span(const struct summary *s)
{
	struct row all = { .count = 0 };
	char first[WHEN_SIZE], last[WHEN_SIZE], lines[CHART_NUMBER], text[SAID_SIZE];

	row_add(&all, &s->accepted);
	row_add(&all, &s->deferred);
	row_add(&all, &s->failed);
	time_show(all.first, true, first);
	time_show(all.last, true, last);
	fputs(say_with(text, sizeof text, s->of_mail ? "{count} messages" : "{count} lines",
	    "count", grouped(s->lines, lines), NULL), out);
	if (*first != '\0')
		fprintf(out, ", %s", say_with(text, sizeof text, "{first} to {last}",
		    "first", first, "last", last, NULL));
	fputs(s->of_mail ? " (UTC)" : "", out);
}

static void
put_head(const struct report *r)
{
	const char *title = say(r->summary->of_mail ? "What came back" : "What became of the mail");

	fprintf(out,
	    "<!DOCTYPE html>\n"
	    "<html lang=\"%s\">\n"
	    "<head>\n"
	    "<meta charset=\"utf-8\">\n"
	    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '%s'; base-uri 'none'; form-action 'none'\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	    "<meta name=\"color-scheme\" content=\"light dark\">\n"
	    "<meta name=\"referrer\" content=\"no-referrer\">\n"
	    "<meta name=\"generator\" content=\"bouncecode %s\">\n"
	    "<title>%s</title>\n"
	    "<style>", language_said(), report_style_hash, bouncecode_version(), title);
	for (size_t i = 0; report_style[i] != NULL; i++)
		fputs(report_style[i], out);
	fprintf(out, "</style>\n</head>\n<body>\n<header>\n<h1>%s</h1>\n<p>", title);
	report_put_span(r->summary);
	fputs("</p>\n</header>\n", out);
}

static void
put_foot(void)
{
	char text[SAID_SIZE];

	fprintf(out, "<footer>\n<p>%s</p>\n</footer>\n</body>\n</html>\n",
	    say_with(text, sizeof text, "Counted by bouncecode {version}, with data {data} of {date}.",
		"version", bouncecode_version(), "data", bouncecode_data_version(),
		"date", bouncecode_data_updated(), NULL));
}

void
report_put_body(const struct report *r)
{
	report_put_tiles(r);
	put_sections(r);
	if (left_english())
		fprintf(out, "<p class=\"quiet\">%s</p>\n", say("What is said of single codes is in English."));
}

void
report_put(const struct report *r)
{
	put_head(r);
	put_contents(r);
	fputs("<main>\n", out);
	report_put_body(r);
	fputs("</main>\n", out);
	put_foot();
}
