/* The pages of categories, and the lists of all there is. */
#ifndef GEN_SITE_LISTS_H
#define GEN_SITE_LISTS_H

#include "gen/site/page.h"

/* They link to the pages of providers. */
void add_category_pages(struct site *site);
void add_index_pages(struct site *site);

#endif
