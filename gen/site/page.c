/*
 * What all pages have in common: the head, the way to the page, the box of the main
 * page, and where else to go.
 */
#include "gen/site/page.h"
#include "gen/base/print.h"
#include "gen/site/policy.h"

#include <string.h>

const struct step lists[NLISTS] = {
	[LIST_CODES] = { "codes", "All codes", NULL },
	[LIST_PRIVATE_CODES] = { "private-codes", "Codes of providers", NULL },
	[LIST_PROVIDERS] = { "providers", "Providers", NULL },
	[LIST_CATEGORIES] = { "categories", "Categories", NULL },
	[LIST_BLOCKLISTS] = { "blocklists", "Block lists", NULL },
};

static const struct step main_page = { "", "bouncecode", NULL };

/* ---- parts of a page */

static const char *
root_of(const char *path)
{
	char *root;

	if (*path == '\0')
		return "";
	root = xprintf("../");
	for (const char *p = path; *p != '\0'; p++)
		if (*p == '/')
			root = xprintf("%s../", root);
	return root;
}

void
begin_sheet(struct sheet *s, const struct site *site, const char *path)
{
	*s = (struct sheet){ .site = site, .root = root_of(path) };
	printed_begin(&s->text);
	s->out = s->text.out;
}

const char *
end_sheet(struct sheet *s)
{
	return printed_end(&s->text);
}

static bool
is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* A dot stays between two letters or digits; anything else is one hyphen there. */
char *
slug_of(const char *name)
{
	char *slug = xcalloc(strlen(name) + 1, 1), *to = slug;

	for (const char *p = name; *p != '\0'; p++) {
		char c = *p >= 'A' && *p <= 'Z' ? (char)(*p - 'A' + 'a') : *p;

		if (is_plain(c))
			*to++ = c;
		else if (to > slug && is_plain(to[-1]))
			*to++ = c == '.' ? '.' : '-';
		else if (to > slug)
			to[-1] = '-';
	}
	while (to > slug && !is_plain(to[-1]))
		*--to = '\0';
	return slug;
}

void
put_element(FILE *out, const char *tag, const char *text)
{
	fprintf(out, "<%s>", tag);
	put_html(out, text);
	fprintf(out, "</%s>", tag);
}

char *
sentence_of(const char *text)
{
	size_t n = strlen(text);
	char *sentence =
	    xprintf("%s%s", text, n > 0 && strchr(".!?", text[n - 1]) ? "" : ".");

	if (*sentence >= 'a' && *sentence <= 'z')
		*sentence = (char)(*sentence - 'a' + 'A');
	return sentence;
}

void
put_sentence(FILE *out, const char *text)
{
	put_html(out, sentence_of(text));
}

void
begin_link(struct sheet *s, const char *path, const char *anchor)
{
	fprintf(s->out, "<a href=\"%s%s%sindex.html%s%s\">", s->root, path,
	    *path ? "/" : "", anchor ? "#" : "", anchor ? anchor : "");
}

void
put_link(struct sheet *s, const char *path, const char *anchor, const char *text)
{
	begin_link(s, path, anchor);
	put_html(s->out, text);
	fputs("</a>", s->out);
}

/* An address of another kind, such as a script, is no link. */
void
put_outer_link(FILE *out, const char *url, const char *text)
{
	if (strncmp(url, "https://", 8) != 0 && strncmp(url, "http://", 7) != 0) {
		put_html(out, text);
		return;
	}
	fputs("<a href=\"", out);
	put_html(out, url);
	fputs("\" rel=\"noopener noreferrer\">", out);
	put_html(out, text);
	fputs("</a>", out);
}

/* ---- the head */

/* The address of a page: from the root of the web where that is known, else
 * from the page itself. */
static const char *
address_of(const struct sheet *s, const char *path)
{
	bool known = *s->site->url != '\0';

	if (*path == '\0')
		return known ? s->site->url : xprintf("%sindex.html", s->root);
	return known ? xprintf("%s%s/", s->site->url, path)
		     : xprintf("%s%s/index.html", s->root, path);
}

/* Behind those before it; returns its position. */
static int
put_crumb(struct sheet *s, const struct step *step)
{
	int position = 1;

	if (step != &main_page)
		position += put_crumb(s, step->before ? step->before : &main_page);
	fprintf(s->out, "%s{\"@type\":\"ListItem\",\"position\":%d,\"name\":",
	    position > 1 ? "," : "", position);
	put_script_string(s->out, step->name);
	fputs(",\"item\":", s->out);
	put_script_string(s->out, address_of(s, step->path));
	fputc('}', s->out);
	return position;
}

static void
put_crumbs(struct sheet *s, const struct page *p)
{
	fputs("<script type=\"application/ld+json\">\n"
	      "{\"@context\":\"https://schema.org\",\"@type\":\"BreadcrumbList\","
	      "\"itemListElement\":[",
	    s->out);
	put_crumb(s, &(struct step){ p->path, p->name, p->above });
	fputs("]}\n</script>\n", s->out);
}

static void
put_meta(FILE *out, const char *name, const char *content)
{
	fprintf(out, "<meta name=\"%s\" content=\"", name);
	put_html(out, content);
	fputs("\">\n", out);
}

/* What stands nowhere, as the page of an address that is not there, has no way to
 * it. */
static void
put_head(struct sheet *s, const struct page *p)
{
	FILE *out = s->out;

	fprintf(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
		     "<meta http-equiv=\"Content-Security-Policy\" content=\"%s\">\n",
	    s->site->policy);
	put_meta(out, "viewport", "width=device-width, initial-scale=1");
	put_meta(out, "color-scheme", "light dark");
	put_meta(out, "referrer", "no-referrer");
	put_meta(out, "description", p->description);
	put_element(out, "title", p->title);
	fputc('\n', out);
	if (p->name == NULL) {
		put_meta(out, "robots", "noindex");
	} else if (*s->site->url != '\0') {
		fputs("<link rel=\"canonical\" href=\"", out);
		put_html(out, address_of(s, p->path));
		fputs("\">\n", out);
	}
	fprintf(out, "<link rel=\"icon\" href=\"data:,\">\n<style>\n%s</style>\n", site_style);
	if (p->name != NULL)
		put_crumbs(s, p);
	fputs("</head>\n", out);
}

/* ---- around the body */

static void
put_step(struct sheet *s, const struct step *step)
{
	if (step != &main_page)
		put_step(s, step->before ? step->before : &main_page);
	fputs("<li>", s->out);
	put_link(s, step->path, NULL, step->name);
	fputs("</li>\n", s->out);
}

static void
put_way(struct sheet *s, const struct page *p)
{
	FILE *out = s->out;

	fputs("<nav class=\"way\" aria-label=\"Way to this page\"><ol>\n", out);
	put_step(s, p->above ? p->above : &main_page);
	if (p->name != NULL) {
		fputs("<li aria-current=\"page\">", out);
		put_html(out, p->name);
		fputs("</li>\n", out);
	}
	fputs("</ol></nav>\n", out);
}

static void
put_box(struct sheet *s)
{
	FILE *out = s->out;

	fputs("<form id=\"ask\" role=\"search\" data-main=\"", out);
	put_html(out, xprintf("%sindex.html", s->root));
	fputs("\">\n<label for=\"q\">Paste a bounce, or type a code or some words; nothing that "
	      "you type is sent anywhere</label>\n"
	      "<textarea id=\"q\" rows=\"1\" spellcheck=\"false\" autocapitalize=\"off\">"
	      "</textarea>\n<button type=\"submit\">Explain</button>\n</form>\n"
	      "<noscript><p>",
	    out);
	put_link(s, "", NULL, "The main page");
	fputs(" has the table of all codes. Answers to a text need a script.</p></noscript>\n", out);
}

void
put_lists(struct sheet *s, const char *between, const char *item)
{
	for (size_t i = 0; i < NLISTS; i++) {
		fprintf(s->out, "%s%s", i > 0 ? between : "", item);
		put_link(s, lists[i].path, NULL, lists[i].name);
	}
}

static void
put_foot(struct sheet *s)
{
	const struct model *m = s->site->m;

	fputs("<footer>\n<nav aria-label=\"The list\"><ul class=\"more\">\n", s->out);
	put_lists(s, "</li>\n", "<li>");
	fputs("</li>\n</ul></nav>\n<p>Data ", s->out);
	put_html(s->out, m->version);
	fputs(" of ", s->out);
	put_html(s->out, m->updated);
	fputs(". The same list as that of the command <code>bouncecode</code>. MIT licence.</p>\n", s->out);
	if (*s->site->report != '\0')
		fprintf(s->out, "<p><a href=\"%s\" rel=\"noopener noreferrer\">Report what is wrong here</a></p>\n",
		    s->site->report);
	fputs("</footer>\n", s->out);
}

const char *
text_of_page(const struct site *site, const struct page *p)
{
	struct sheet s;

	begin_sheet(&s, site, p->path);
	/* Shown at any address: links from the root, where that is known. */
	if (p->name == NULL && *site->url != '\0')
		s.root = site->url;
	put_head(&s, p);
	fputs("<body>\n<a class=\"skip\" href=\"#content\">To the text</a>\n<header>\n", s.out);
	put_way(&s, p);
	put_box(&s);
	fputs("</header>\n<main id=\"content\">\n", s.out);
	put_element(s.out, "h1", p->heading);
	fprintf(s.out, "\n%s</main>\n", p->body);
	put_foot(&s);
	fprintf(s.out, "<script>\n%s</script>\n</body>\n</html>\n", site_script);
	return end_sheet(&s);
}

void
add_page(struct site *site, const struct page *p)
{
	size_t number = dictionary_add(&site->paths, p->path, site->npages);
	struct page *added;

	if (*p->path == '\0' || p->path[strlen(p->path) - 1] == '/')
		model_error(site->m, p->line, "\"%s\": no page can have such a name", p->name);
	else if (number != site->npages)
		model_error(site->m, p->line ? p->line : site->pages[number].line,
		    "\"%s\" would be the page /%s/, which \"%s\" is", p->name, p->path,
		    site->pages[number].name);
	if (strlen(p->path) > PATH_SIZE_MAX)
		model_error(site->m, p->line, "/%s/: the limit is %d bytes", p->path, PATH_SIZE_MAX);
	site->pages = xgrow(site->pages, site->npages, sizeof *site->pages);
	added = &site->pages[site->npages++];
	*added = *p;
	added->text = text_of_page(site, p);
	if (strlen(added->text) >= PAGE_MAX)
		model_error(site->m, p->line, "/%s/: %zu bytes, the limit is %d", p->path,
		    strlen(added->text), PAGE_MAX);
}
