/* The page of a summary: one file without a script, which asks no network for
 * anything, as its policy says; sections in the order of their worth. */
#include "cli/output/report.h"
#include "cli/output/html.h"
#include "cli/output/report_style.h"
#include "cli/output/stream.h"

#include <string.h>

/* ---- sections */

static const struct table *
table_of(const struct report *r, const char *name)
{
	for (size_t i = 0; i < NTABLES; i++)
		if (strcmp(r->tables[i].name, name) == 0)
			return &r->tables[i];
	return NULL;
}

/* A section is left out where there is nothing to show: name is that of a table. */
static bool
has_words(const struct report *r, const char *name)
{
	return table_of(r, name)->n > 0;
}

static bool
has_times(const struct report *r, const char *name)
{
	(void)name;
	return report_has_times(r);
}

static bool
has_codes(const struct report *r, const char *name)
{
	(void)name;
	return r->summary->code.n > 0;
}

static bool
has_dead(const struct report *r, const char *name)
{
	(void)name;
	return r->summary->dead.n > 0;
}

static bool
has_unexplained(const struct report *r, const char *name)
{
	(void)name;
	return r->summary->unexplained.n > 0;
}

static void
put_words(const struct report *r, const char *name)
{
	report_put_words(r, table_of(r, name), name);
}

static void
put_times(const struct report *r, const char *name)
{
	(void)name;
	report_put_times(r);
}

static void
put_codes(const struct report *r, const char *name)
{
	(void)name;
	report_put_codes(r);
}

static void
put_dead(const struct report *r, const char *name)
{
	(void)name;
	report_put_dead(r);
}

static void
put_unexplained(const struct report *r, const char *name)
{
	(void)name;
	report_put_unexplained(r);
}

static const struct section {
	const char *name, *title;
	bool (*is_there)(const struct report *r, const char *name);
	void (*put)(const struct report *r, const char *name);
} sections[] = {
	{ "action", "What to do", has_words, put_words },
	{ "time", "When", has_times, put_times },
	{ "category", "What happened", has_words, put_words },
	{ "provider", "By provider", has_words, put_words },
	{ "blocklist", "By blocklist", has_words, put_words },
	{ "code", "By code", has_codes, put_codes },
	{ "dead", "Dead addresses", has_dead, put_dead },
	{ "unexplained", "Not explained", has_unexplained, put_unexplained },
};

enum { NSECTIONS = sizeof sections / sizeof *sections };

static void
put_sections(const struct report *r)
{
	for (int i = 0; i < NSECTIONS; i++) {
		const struct section *s = &sections[i];

		if (!s->is_there(r, s->name))
			continue;
		fprintf(out, "<section id=\"%s\" aria-labelledby=\"of-%s\">\n<h2 id=\"of-%s\">%s</h2>\n",
		    s->name, s->name, s->name, s->title);
		s->put(r, s->name);
		fputs("</section>\n", out);
	}
}

static void
put_contents(const struct report *r)
{
	bool any = false;

	for (int i = 0; i < NSECTIONS; i++) {
		const struct section *s = &sections[i];

		if (!s->is_there(r, s->name))
			continue;
		fputs(any ? "" : "<nav aria-label=\"Sections\">\n<ul>\n", out);
		fprintf(out, "<li><a href=\"#%s\">%s</a></li>\n", s->name, s->title);
		any = true;
	}
	fputs(any ? "</ul>\n</nav>\n" : "", out);
}

/* ---- the page */

static void
put_span(const struct summary *s)
{
	struct row all = { .count = 0 };
	char first[WHEN_SIZE], last[WHEN_SIZE];

	row_add(&all, &s->accepted);
	row_add(&all, &s->deferred);
	row_add(&all, &s->failed);
	when_show(all.first, true, first);
	when_show(all.last, true, last);
	html_number(s->lines);
	fputs(s->of_mail ? " messages" : " lines", out);
	if (*first != '\0')
		fprintf(out, ", %s to %s", first, last);
	fputs(s->of_mail ? " (UTC)" : "", out);
}

static void
put_head(const struct report *r)
{
	const char *title = r->summary->of_mail ? "What came back" : "What became of the mail";

	fprintf(out,
	    "<!DOCTYPE html>\n"
	    "<html lang=\"en\">\n"
	    "<head>\n"
	    "<meta charset=\"utf-8\">\n"
	    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '%s'; base-uri 'none'; form-action 'none'\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	    "<meta name=\"color-scheme\" content=\"light dark\">\n"
	    "<meta name=\"referrer\" content=\"no-referrer\">\n"
	    "<meta name=\"generator\" content=\"bouncecode %s\">\n"
	    "<title>%s</title>\n"
	    "<style>%s</style>\n"
	    "</head>\n"
	    "<body>\n"
	    "<header>\n"
	    "<h1>%s</h1>\n"
	    "<p>", report_style_hash, bouncecode_version(), title, report_style, title);
	put_span(r->summary);
	fputs("</p>\n</header>\n", out);
}

static void
put_foot(void)
{
	fprintf(out, "<footer>\n<p>Counted by bouncecode %s, with data %s of %s.</p>\n</footer>\n"
		     "</body>\n</html>\n",
	    bouncecode_version(), bouncecode_data_version(), bouncecode_data_updated());
}

void
report_put(const struct report *r)
{
	put_head(r);
	put_contents(r);
	fputs("<main>\n", out);
	report_put_tiles(r);
	put_sections(r);
	fputs("</main>\n", out);
	put_foot();
}
