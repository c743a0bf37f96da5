/*
 * The main page in each language. English is what an address without a file leads to;
 * the others are named after it, and stand beside it.
 */
#include "gen/site/main_page.h"
#include "gen/base/file.h"
#include "gen/base/message.h"
#include "gen/base/print.h"

#include <stdlib.h>
#include <string.h>

enum { MAIN_PAGE_MAX = 8 << 20 };

/* "index.html" is "index.de.html" in German. */
static const char *
name_in(const char *file, const struct language *l)
{
	const char *end = strrchr(file, '.');

	if (end == NULL)
		return xprintf("%s.%s", file, l->id);
	return xprintf("%.*s.%s%s", (int)(end - file), file, l->id, end);
}

const char *
main_page_address(const struct site *site, const struct main_page *p)
{
	return strcmp(p->file, "index.html") == 0 ? site->url
						  : xprintf("%s%s", site->url, p->file);
}

/* ---- what is put into it */

static void
put_head_link(FILE *out, const char *rel, const char *language, const char *address)
{
	fprintf(out, "<link rel=\"%s\"", rel);
	if (language != NULL)
		fprintf(out, " hreflang=\"%s\"", language);
	fputs(" href=\"", out);
	put_html(out, address);
	fputs("\">\n", out);
}

/* Each names all, itself too: a search takes the one of who asks, and English for
 * whoever speaks none of these ("x-default"). */
static const char *
addresses(const struct site *site, const struct main_page *pages, size_t language)
{
	struct sheet s;

	begin_sheet(&s, site, "");
	if (*site->url != '\0') {
		put_head_link(s.out, "canonical", NULL, main_page_address(site, &pages[language]));
		for (size_t l = 0; l < NLANGUAGES; l++)
			put_head_link(s.out, "alternate", site->m->translations->languages[l].id,
			    main_page_address(site, &pages[l]));
		put_head_link(s.out, "alternate", "x-default", site->url);
	}
	return end_sheet(&s);
}

/* In English, as the pages that they lead to. */
static const char *
links(const struct site *site, size_t language)
{
	struct sheet s;

	begin_sheet(&s, site, "");
	fprintf(s.out, "<nav%s aria-label=\"Pages to link to\">\n<p>Pages to link to: ",
	    language == LANGUAGE_ENGLISH ? "" : " lang=\"en\"");
	put_lists(&s, ", ", "");
	fputs(".</p>\n</nav>\n", s.out);
	return end_sheet(&s);
}

/* The text with something more before the first of a mark; NULL where that is
 * not there. */
static const char *
with(const char *text, const char *mark, const char *more)
{
	const char *at = text ? strstr(text, mark) : NULL;

	return at ? xprintf("%.*s%s%s", (int)(at - text), text, more, at) : NULL;
}

/* It has the address, in an attribute. */
static const char *
report_address(const char *text)
{
	static const char attribute[] = "data-report=\"";
	const char *at = strstr(text, attribute);

	at = at ? at + sizeof attribute - 1 : "";
	return xprintf("%.*s", (int)strcspn(at, "\""), at);
}

/* ---- all of them */

static const char *
read_text(const char *file)
{
	char *data;
	const char *text;
	size_t size;

	if (!read_file(file, MAIN_PAGE_MAX, &data, &size))
		return NULL;
	text = xprintf("%.*s", (int)size, data);
	free(data);
	return text;
}

bool
read_main_pages(
    struct site *site, const char *file, struct main_page pages[NLANGUAGES])
{
	const struct language *languages = site->m->translations->languages;

	for (size_t l = 0; l < NLANGUAGES; l++)
		pages[l].file =
		    l == LANGUAGE_ENGLISH ? "index.html" : name_in("index.html", &languages[l]);
	for (size_t l = 0; l < NLANGUAGES; l++) {
		const char *from = l == LANGUAGE_ENGLISH ? file : name_in(file, &languages[l]);
		const char *text = read_text(from);

		if (text == NULL)
			return false;
		if (l == LANGUAGE_ENGLISH)
			site->report = report_address(text);
		text = with(text, "</head>", addresses(site, pages, l));
		text = with(text, "</footer>", links(site, l));
		if (text == NULL) {
			complain("%s: this is not the main page: it has no head, or no footer", from);
			return false;
		}
		pages[l].text = text;
	}
	return true;
}
