/*
 * The pages of the site: what each of them is, and what all have in common. A page
 * is a directory with an index.html; links name that file, so that they lead
 * somewhere without a server as well.
 */
#ifndef GEN_SITE_PAGE_H
#define GEN_SITE_PAGE_H

#include <stdio.h>

#include "gen/base/printed.h"
#include "gen/list/model.h"

/* What a page, and its path, may have in bytes. */
enum { PAGE_MAX = 30000, PATH_SIZE_MAX = 80 };

/* A step of the way from the main page, which is the first of all, to another. */
struct step {
	const char *path, *name;
	const struct step *before; /* or NULL: the main page */
};

/* The lists of everything. */
enum list { LIST_CODES, LIST_PRIVATE_CODES, LIST_PROVIDERS, LIST_CATEGORIES, LIST_BLOCKLISTS,
	NLISTS };
extern const struct step lists[NLISTS];

struct page {
	const char *path; /* "550-5.7.1", "category/policy": below the main page */
	int line;         /* of the list, of what it is about; 0: of nothing there */
	const char *title, *heading, *description;
	const char *name;                /* in the way to it; NULL: there is none */
	const struct step *above;        /* or NULL: the main page */
	const char *body;
	const char *text; /* all of the file */
};

/* Where an entry is told in full. */
struct home {
	const char *path, *anchor; /* the anchor may be NULL */
};

struct site {
	const struct model *m;
	const char *url; /* of the main page, with a slash behind it; or "" */
	const char *report; /* where to say that an answer is wrong, as HTML; or "" */
	const char *policy; /* policy.h */
	struct page *pages;
	size_t npages;
	struct dictionary paths; /* of the pages */
	struct topics *topics;
	struct home *homes; /* of the rows, by their places */
};

/* A part of a page while it is written. */
struct sheet {
	const struct site *site;
	const char *root; /* the way to the main page: "../" */
	FILE *out;
	struct printed text;
};

void begin_sheet(struct sheet *s, const struct site *site, const char *path);
/* All that was written into it. */
const char *end_sheet(struct sheet *s);

/* The name of something in an address: small letters, digits, dots and hyphens. */
char *slug_of(const char *name);

/* Completes a page. A path that another one has is an error of the list. */
void add_page(struct site *site, const struct page *p);

/* All of a file, which need not be one of the pages. */
const char *text_of_page(const struct site *site, const struct page *p);
/* Links to the lists of everything. */
void put_lists(struct sheet *s, const char *between, const char *item);

void put_element(FILE *out, const char *tag, const char *text);
/* A text of the list as a sentence: with a capital, and an end. */
void put_sentence(FILE *out, const char *text);
char *sentence_of(const char *text);
/* A link to a page of the site; the anchor may be NULL. */
void begin_link(struct sheet *s, const char *path, const char *anchor);
void put_link(struct sheet *s, const char *path, const char *anchor, const char *text);
/* A link to elsewhere. */
void put_outer_link(FILE *out, const char *url, const char *text);

#endif
