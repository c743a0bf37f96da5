/* What the pages say of an entry. */
#ifndef GEN_SITE_ENTRY_H
#define GEN_SITE_ENTRY_H

#include "gen/site/page.h"

/* How final it is, what to do and whose fault it is: the box that everybody reads. */
void put_verdict(struct sheet *s, const struct row *r);
/* Why, what to do in full, and who says so. */
void put_texts(struct sheet *s, const struct row *r);
/* The texts by which a wording is recognised; nothing for a code. */
void put_wordings(struct sheet *s, const struct row *r);
/* All of these, as a part of a page that has this anchor. */
void put_entry(struct sheet *s, const struct row *r, const char *anchor);
/* A link to where the entry is told in full, and what it is recognised by. */
void put_entry_link(struct sheet *s, const struct row *r);

/* A row of a list of terms; nothing where there is no text. */
void put_term(FILE *out, const char *name, const char *text);
/* The page of a category. */
const char *category_path(const struct category *c);

#endif
