/* A page for each topic, and those that it goes on on. */
#ifndef GEN_SITE_CODES_H
#define GEN_SITE_CODES_H

#include "gen/site/page.h"

/* Behind all other pages that tell entries in full: these link to them. */
void add_topic_pages(struct site *site);

#endif
