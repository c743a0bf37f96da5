/*
 * What has a page of its own because people ask for it by its name: codes, pairs of
 * codes, codes of providers, block lists.
 */
#ifndef GEN_SITE_TOPICS_H
#define GEN_SITE_TOPICS_H

#include "gen/site/page.h"

struct topic {
	const char *key, *path;
	const struct row *code; /* NULL where only wordings have that name */
	const struct row **own; /* told in full on its page */
	size_t nown;
	const struct row **others; /* wordings that come with the code, told elsewhere */
	size_t nothers;
	/* The two halves of the code, or of what the wordings come with. */
	unsigned reply;
	const char *enhanced;
	bool is_private; /* not a code, but the name of something else */
};

struct topics {
	struct topic *list;
	size_t n;
	struct dictionary by_key;
};

/* Finds the topics, and the homes of the rows that are told on their pages. */
void find_topics(struct site *site);
/* The topic of a key, or NULL. */
const struct topic *topic_of(const struct site *site, const char *key);
/* Does it stand for many codes, as "5.7.YYY"? */
bool is_class(const struct topic *t);
/* What an entry comes with, as "550 5.7.1"; "" where that is nothing. */
const char *code_of(const struct row *r);
/* Where a row is told in full; without a path as long as that is nowhere. */
struct home *home_of(const struct site *site, const struct row *r);
bool is_told_elsewhere(const struct site *site, const struct row *r);
/* What has sent a wording: a provider, a block list, or NULL. */
const struct word *owner_of(const struct model *m, const struct entry *e);

#endif
