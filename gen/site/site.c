/*
 * All files of the site, of which the main page is made elsewhere and gets links to
 * the others here.
 */
#include "gen/site/site.h"
#include "gen/base/file.h"
#include "gen/base/message.h"
#include "gen/base/print.h"
#include "gen/site/archive.h"
#include "gen/site/codes.h"
#include "gen/site/lists.h"
#include "gen/site/topics.h"

#include <stdlib.h>
#include <string.h>

enum { MAIN_PAGE_MAX = 8 << 20 };

/* ---- the main page */

static const char *
canonical(struct site *site)
{
	struct sheet s;

	begin_sheet(&s, site, "");
	if (*site->url != '\0') {
		fputs("<link rel=\"canonical\" href=\"", s.out);
		put_html(s.out, site->url);
		fputs("\">\n", s.out);
	}
	return end_sheet(&s);
}

static const char *
links(struct site *site)
{
	struct sheet s;

	begin_sheet(&s, site, "");
	fputs("<nav aria-label=\"Pages to link to\">\n<p>Pages to link to: ", s.out);
	put_lists(&s, ", ", "");
	fputs(".</p>\n</nav>\n", s.out);
	return end_sheet(&s);
}

/* The text with something more before the first of a mark; NULL where that is
 * not there. */
static const char *
with(const char *text, const char *mark, const char *more)
{
	const char *at = strstr(text, mark);

	return at ? xprintf("%.*s%s%s", (int)(at - text), text, more, at) : NULL;
}

static const char *
main_page(struct site *site, const char *file)
{
	char *data, *copy;
	size_t size;
	const char *text;

	if (!read_file(file, MAIN_PAGE_MAX, &data, &size))
		return NULL;
	copy = xprintf("%.*s", (int)size, data);
	free(data);
	text = with(copy, "</head>", canonical(site));
	text = text ? with(text, "</footer>", links(site)) : NULL;
	if (text == NULL)
		complain("%s: this is not the main page: it has no head, or no footer", file);
	return text;
}

/* ---- other files */

/* For whoever asks for an address that is not there. */
static void
put_absent(struct site *site, FILE *out)
{
	struct page p = { .path = "", .title = "There is no such page: bouncecode",
		.heading = "There is no such page",
		.description = "This page does not exist; the list of codes does.",
		.body = "<p>The box above explains any bounce, and the lists below lead to all codes.</p>\n" };

	put_archived(out, "404.html", text_of_page(site, &p));
}

/* The protocol of sitemaps.org, version 0.9. */
static void
put_sitemap(struct site *site, FILE *out)
{
	struct sheet s;

	begin_sheet(&s, site, "");
	fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	      "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
	    s.out);
	fputs("<url><loc>", s.out);
	put_html(s.out, site->url);
	fputs("</loc></url>\n", s.out);
	for (size_t i = 0; i < site->npages; i++) {
		fputs("<url><loc>", s.out);
		put_html(s.out, xprintf("%s%s/", site->url, site->pages[i].path));
		fputs("</loc></url>\n", s.out);
	}
	fputs("</urlset>\n", s.out);
	put_archived(out, "sitemap.xml", end_sheet(&s));
}

static void
put_robots(const struct site *site, FILE *out)
{
	const char *where =
	    *site->url != '\0' ? xprintf("Sitemap: %ssitemap.xml\n", site->url) : "";

	put_archived(out, "robots.txt", xprintf("User-agent: *\nDisallow:\n%s", where));
}

/* ---- all of it */

/* What is told in full is at home first: then others can link to it. */
static void
add_pages(struct site *site)
{
	find_topics(site);
	add_provider_pages(site);
	add_category_pages(site);
	add_topic_pages(site);
	add_index_pages(site);
}

bool
write_site(const struct model *m, const char *page, const char *url, FILE *out)
{
	struct site site = { .m = m };
	const char *text;

	site.url = *url == '\0' || url[strlen(url) - 1] == '/' ? url : xprintf("%s/", url);
	text = main_page(&site, page);
	if (text == NULL)
		return false;
	add_pages(&site);
	put_archived(out, "index.html", text);
	for (size_t i = 0; i < site.npages; i++)
		put_archived(out, xprintf("%s/index.html", site.pages[i].path), site.pages[i].text);
	put_absent(&site, out);
	put_robots(&site, out);
	if (*site.url != '\0')
		put_sitemap(&site, out);
	end_archive(out);
	return true;
}
