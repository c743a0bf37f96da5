/* The main page, which is made elsewhere, in each language. */
#ifndef GEN_SITE_MAIN_PAGE_H
#define GEN_SITE_MAIN_PAGE_H

#include <stdbool.h>

#include "gen/list/translations.h"
#include "gen/site/page.h"

struct main_page {
	const char *file; /* in the site: "index.de.html" */
	const char *text;
};

/* Reads the file of the English one, and those beside it; they get links to the
 * other pages and, where the site has an address, to each other. It tells where to
 * report what is wrong. false: what is
 * there is no main page. */
bool read_main_pages(
    struct site *site, const char *file, struct main_page pages[NLANGUAGES]);
/* What others may link to, where the site has an address. */
const char *main_page_address(const struct site *site, const struct main_page *p);

#endif
