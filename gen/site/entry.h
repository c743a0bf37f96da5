/* What the pages say of an entry. */
#ifndef GEN_SITE_ENTRY_H
#define GEN_SITE_ENTRY_H

#include "gen/site/terms.h"

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
/* The category that the verdict of a row is of. */
const struct category *category_of(const struct site *site, const struct row *r);

#endif
