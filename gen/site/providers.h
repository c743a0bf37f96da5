/* The pages of providers, which tell in full what has no page of its own. */
#ifndef GEN_SITE_PROVIDERS_H
#define GEN_SITE_PROVIDERS_H

#include "gen/site/page.h"

void add_provider_pages(struct site *site);

#endif
