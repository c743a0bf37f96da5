/*
 * Items in groups, behind a beginning, on as many pages as they need: "google",
 * "google-2", "google-3".
 */
#ifndef GEN_SITE_LISTING_H
#define GEN_SITE_LISTING_H

#include "gen/site/entry.h"
#include "gen/site/page.h"

struct item {
	const char *group; /* its heading, or NULL */
	const char *name;
	const char *html;
	bool in_full; /* else it is one of a list of links */
	const struct row *row; /* that this is the home of, or NULL */
	const char *anchor;
	size_t page;
};

struct listing {
	struct site *site;
	struct page page; /* the first; its body is the beginning */
	struct told told; /* all pages begin as the first, where that tells of a category */
	struct item *items;
	size_t n;
	struct dictionary anchors;
};

/* A link in a group, of which html is all. */
void add_link(struct listing *l, const char *group, const char *name, const char *html);
/* An entry, told in full in a group. */
void add_row(struct listing *l, const char *group, const struct row *r);
/* The entry where it is told in full: a link, with what tells it from others. */
void add_row_link(struct listing *l, const char *group, const struct row *r);
/* Gives each item its page; returns how many pages there will be. */
size_t place_items(struct listing *l);
/* Makes the pages, and says where the entries that are told there are at home. */
void add_listing(struct listing *l);

#endif
