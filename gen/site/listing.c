/*
 * Items are put on a page as long as there is room; the first says on which page
 * each group begins. What a page has beside its items is small.
 */
#include "gen/site/listing.h"
#include "gen/base/print.h"
#include "gen/site/topics.h"

#include <string.h>

/* Bytes of what is on a page beside its head and its foot; of the markup of an item, of
 * the heading of a group, and of a line that says where a group begins. */
enum { ROOM = 21200, MARKUP = 10, HEADING = 20, CONTENT = 160, GROUPS_OF_FEW = 8 };

static const char *
path_of(const struct listing *l, size_t page)
{
	return page == 0 ? l->page.path : xprintf("%s-%zu", l->page.path, page + 1);
}

static void
add_item(struct listing *l, const struct item *item)
{
	l->items = xgrow(l->items, l->n, sizeof *l->items);
	l->items[l->n++] = *item;
}

void
add_link(struct listing *l, const char *group, const char *name, const char *html)
{
	add_item(l, &(struct item){ .group = group, .name = name, .html = html });
}

/* The title of an entry as the name of a part; the second of one title gets a
 * number. */
static const char *
anchor_of(struct listing *l, const struct row *r)
{
	const char *slug = slug_of(r->entry->text[TITLE]), *anchor = slug;

	for (size_t i = 2; dictionary_find(&l->anchors, anchor) != NOT_FOUND; i++)
		anchor = xprintf("%s-%zu", slug, i);
	dictionary_add(&l->anchors, anchor, l->n);
	return xprintf("e-%s", anchor);
}

void
add_row(struct listing *l, const char *group, const struct row *r)
{
	struct item item = { .group = group, .name = r->entry->text[TITLE], .in_full = true, .row = r };
	struct sheet s;

	item.anchor = anchor_of(l, r);
	begin_sheet(&s, l->site, l->page.path);
	put_entry(&s, r, item.anchor, &l->told);
	item.html = end_sheet(&s);
	add_item(l, &item);
}

void
add_row_link(struct listing *l, const char *group, const struct row *r)
{
	struct sheet s;

	begin_sheet(&s, l->site, l->page.path);
	put_entry_link(&s, r, &l->told);
	add_link(l, group, r->entry->text[TITLE], end_sheet(&s));
}

static bool
begins_group(const struct listing *l, size_t i)
{
	const char *group = l->items[i].group;

	return group != NULL &&
	    (i == 0 || l->items[i - 1].group == NULL || strcmp(l->items[i - 1].group, group) != 0);
}

/* How many groups there are, where that helps to find something. */
static size_t
count_groups(const struct listing *l)
{
	size_t groups = 0;

	for (size_t i = 0; i < l->n; i++)
		groups += begins_group(l, i);
	return groups < 2 || l->n < GROUPS_OF_FEW ? 0 : groups;
}

/* What stands on a page before its items. */
static size_t
size_of_beginning(const struct listing *l, size_t page)
{
	size_t size = page == 0 ? CONTENT * count_groups(l) : 0;

	return size + (l->page.body && (page == 0 || l->told.category) ? strlen(l->page.body) : 0);
}

/* With the heading of its group, where it is the first; the name is in that twice. */
static size_t
size_of_item(const struct listing *l, size_t i)
{
	const struct item *item = &l->items[i];

	return strlen(item->html) + MARKUP +
	    (begins_group(l, i) ? HEADING + 2 * strlen(item->group) : 0);
}

size_t
place_items(struct listing *l)
{
	size_t page = 0, used = size_of_beginning(l, 0);

	for (size_t i = 0; i < l->n; i++) {
		size_t size = size_of_item(l, i);

		if (used + size > ROOM && i > 0) {
			page++;
			used = size_of_beginning(l, page);
		}
		used += size;
		l->items[i].page = page;
	}
	return page + 1;
}

static void
settle_entries(const struct listing *l)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct item *item = &l->items[i];

		if (item->row != NULL)
			*home_of(l->site, item->row) =
			    (struct home){ path_of(l, item->page), item->anchor };
	}
}

/* Where each group begins. */
static void
put_contents(const struct listing *l, struct sheet *s)
{
	if (count_groups(l) == 0)
		return;
	fputs("<nav aria-label=\"On these pages\"><ul class=\"list\">\n", s->out);
	for (size_t i = 0; i < l->n; i++) {
		if (!begins_group(l, i))
			continue;
		fputs("<li>", s->out);
		put_link(s, path_of(l, l->items[i].page), xprintf("g-%s", slug_of(l->items[i].group)),
		    l->items[i].group);
		fputs("</li>\n", s->out);
	}
	fputs("</ul></nav>\n", s->out);
}

static void
put_heading(const struct listing *l, size_t i, bool first, struct sheet *s)
{
	const char *group = l->items[i].group;

	if (group == NULL || !(first || begins_group(l, i)))
		return;
	fprintf(s->out, "<h2 id=\"g-%s\">", slug_of(group));
	put_html(s->out, group);
	fputs(begins_group(l, i) ? "</h2>\n" : " (continued)</h2>\n", s->out);
}

/* The items of one page: links stand in lists. */
static void
put_items(const struct listing *l, size_t page, struct sheet *s)
{
	bool in_list = false, first = true;

	for (size_t i = 0; i < l->n; i++) {
		const struct item *item = &l->items[i];

		if (item->page != page)
			continue;
		if (in_list && (item->in_full || begins_group(l, i))) {
			fputs("</ul>\n", s->out);
			in_list = false;
		}
		put_heading(l, i, first, s);
		if (!item->in_full && !in_list) {
			fputs("<ul class=\"list\">\n", s->out);
			in_list = true;
		}
		fprintf(s->out, item->in_full ? "%s" : "<li>%s</li>\n", item->html);
		first = false;
	}
	fputs(in_list ? "</ul>\n" : "", s->out);
}

static void
put_numbers(const struct listing *l, size_t page, size_t pages, struct sheet *s)
{
	if (pages < 2)
		return;
	fputs("<nav aria-label=\"Pages\"><ul class=\"more\">\n", s->out);
	for (size_t i = 0; i < pages; i++) {
		if (i == page) {
			fprintf(s->out, "<li aria-current=\"page\">Page %zu</li>\n", i + 1);
			continue;
		}
		fputs("<li>", s->out);
		put_link(s, path_of(l, i), NULL, xprintf("Page %zu", i + 1));
		fputs("</li>\n", s->out);
	}
	fputs("</ul></nav>\n", s->out);
}

/* What stands on a page: from which item to which. */
static const char *
range_of(const struct listing *l, size_t page)
{
	const char *first = NULL, *last = NULL;

	for (size_t i = 0; i < l->n; i++) {
		if (l->items[i].page != page)
			continue;
		last = l->items[i].name;
		first = first ? first : last;
	}
	return first == last ? first : xprintf("%s to %s", first, last);
}

/* A page of several is told apart by its number, and by what stands there. */
static struct page
numbered(const struct listing *l, size_t page, size_t pages)
{
	struct page p = l->page;
	const char *range = page > 0 ? range_of(l, page) : NULL;

	if (page == 0)
		return p;
	p.path = path_of(l, page);
	p.title = xprintf("%s (page %zu of %zu: %s)", p.title, page + 1, pages, range);
	p.heading = xprintf("%s (page %zu of %zu)", p.heading, page + 1, pages);
	p.description = xprintf("%s Page %zu of %zu: %s.", p.description, page + 1, pages, range);
	p.name = xprintf("%s, page %zu", p.name, page + 1);
	return p;
}

void
add_listing(struct listing *l)
{
	size_t pages = place_items(l);

	settle_entries(l);
	for (size_t page = 0; page < pages; page++) {
		struct page p = numbered(l, page, pages);
		struct sheet s;

		begin_sheet(&s, l->site, p.path);
		if (page == 0 || l->told.category != NULL)
			fputs(l->page.body ? l->page.body : "", s.out);
		if (page == 0)
			put_contents(l, &s);
		put_items(l, page, &s);
		put_numbers(l, page, pages, &s);
		p.body = end_sheet(&s);
		add_page(l->site, &p);
	}
}
