/*
 * The site: a page for each code, pair, code of a provider, provider and category,
 * beside the main page, as a tar archive.
 */
#ifndef GEN_SITE_H
#define GEN_SITE_H

#include <stdbool.h>
#include <stdio.h>

#include "gen/list/model.h"

/* page: the file of the main page, which gets links to the others, as do those in
 * other languages, which stand beside it. url: where the main page will be, or "":
 * then nothing has an address of its own, and there is no sitemap, which the protocol
 * has only absolute addresses for. What is wrong
 * with the list is an error of the model; false: the page cannot be used. */
bool write_site(const struct model *m, const char *page, const char *url, FILE *out);

#endif
