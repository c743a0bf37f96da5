/*
 * All files of the site.
 */
#include "gen/site/site.h"
#include "gen/base/print.h"
#include "gen/site/archive.h"
#include "gen/site/codes.h"
#include "gen/site/lists.h"
#include "gen/site/main_page.h"
#include "gen/site/policy.h"
#include "gen/site/providers.h"
#include "gen/site/topics.h"

#include <string.h>

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

static void
put_place(FILE *out, const char *address)
{
	fputs("<url><loc>", out);
	put_html(out, address);
	fputs("</loc></url>\n", out);
}

/* The protocol of sitemaps.org, version 0.9. */
static void
put_sitemap(const struct site *site, const struct main_page *main_pages, FILE *out)
{
	struct sheet s;

	begin_sheet(&s, site, "");
	fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	      "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
	    s.out);
	for (size_t l = 0; l < NLANGUAGES; l++)
		put_place(s.out, main_page_address(site, &main_pages[l]));
	for (size_t i = 0; i < site->npages; i++)
		put_place(s.out, xprintf("%s%s/", site->url, site->pages[i].path));
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
	struct site site = { .m = m, .policy = site_policy() };
	struct main_page main_pages[NLANGUAGES];

	site.url = *url == '\0' || url[strlen(url) - 1] == '/' ? url : xprintf("%s/", url);
	if (!read_main_pages(&site, page, main_pages))
		return false;
	add_pages(&site);
	for (size_t l = 0; l < NLANGUAGES; l++)
		put_archived(out, main_pages[l].file, main_pages[l].text);
	for (size_t i = 0; i < site.npages; i++)
		put_archived(out, xprintf("%s/index.html", site.pages[i].path), site.pages[i].text);
	put_absent(&site, out);
	put_robots(&site, out);
	if (*site.url != '\0')
		put_sitemap(&site, main_pages, out);
	end_archive(out);
	return true;
}
