/* What the pages say of an entry. */
#ifndef GEN_SITE_ENTRY_H
#define GEN_SITE_ENTRY_H

#include "gen/site/page.h"

/* What the page has told of all its entries, which need not repeat it: what is said of
 * a category, by put_category(), and whose replies they are. Both may be NULL. */
struct told {
	const struct category *category;
	const struct word *owner;
};

/* Why, what to do in full, and who says so. */
void put_texts(struct sheet *s, const struct row *r, const struct told *told);
/* The texts by which a wording is recognised; nothing for a code. */
void put_wordings(struct sheet *s, const struct row *r);
/* All of these, as a part of a page that has this anchor. */
void put_entry(struct sheet *s, const struct row *r, const char *anchor,
    const struct told *told);
/* A link to where the entry is told in full, and what it is recognised by. */
void put_entry_link(struct sheet *s, const struct row *r, const struct told *told);

/* What is the same for all of a category, as rows of a list of terms. */
void put_category(struct sheet *s, const struct category *c);
/* What a word of the list says; NULL where there is none. */
const char *word_text(const struct model *m, enum bouncecode_vocabulary v, int number);
/* The category that the verdict of a row is of. */
const struct category *category_of(const struct site *site, const struct row *r);
/* A row of a list of terms; nothing where there is no text. */
void put_term(FILE *out, const char *name, const char *text);
/* The page of a category. */
const char *category_path(const struct category *c);

#endif
