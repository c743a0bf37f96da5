/* Rows of a list of terms: what all that is said of an entry is put as. */
#ifndef GEN_SITE_TERMS_H
#define GEN_SITE_TERMS_H

#include "gen/site/page.h"

/* What the page has told of all its entries, which need not repeat it: what is said of
 * a category, by put_category(), and whose replies they are. Both may be NULL. */
struct told {
	const struct category *category;
	const struct word *owner;
};

/* A row of a list of terms; nothing where there is no text. */
void put_term(FILE *out, const char *name, const char *text);
/* The page of a category. */
const char *category_path(const struct category *c);

#endif
