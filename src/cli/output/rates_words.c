/* What is said of rates in text and on a page alike. */
#include "cli/output/rates_words.h"

#include <string.h>

const char *
rates_whom(const struct bouncecode_answer *a)
{
	return a->blocklist != 0 ? bouncecode_name(BOUNCECODE_BLOCKLISTS, a->blocklist)
	    : a->provider != 0 && a->bounce != BOUNCECODE_BOUNCE_HARD
	    ? bouncecode_name(BOUNCECODE_PROVIDERS, a->provider)
	    : NULL;
}

void
rates_name_stretch(const struct stretch *s, enum period by, char text[WHEN_SIZE])
{
	enum { CLOCK = 6 }; /* " 00:00" */

	when_show(s->begins, true, text);
	if (by == BY_DAY && strlen(text) > CLOCK)
		text[strlen(text) - CLOCK] = '\0';
}

const char *
rates_word(int change)
{
	return change > 0 ? "worse" : change < 0 ? "better" : "no clear change";
}

/* Those of a table who do it to us, and not for our own server to others. */
static void
find_blocks(const struct table *all, enum bouncecode_vocabulary v, const uint64_t *ours,
    const struct noted *noted, struct table *blocking)
{
	blocking->n = 0;
	for (size_t i = 0; i < all->n; i++) {
		struct row row = all->rows[i];
		int number = bouncecode_number(v, row.name, strlen(row.name));

		if (v == BOUNCECODE_PROVIDERS)
			row.count = row.by_bounce[BOUNCECODE_BOUNCE_BLOCK];
		row.count -= number > 0 ? ours[number] : 0;
		row.noted = noted[number > 0 ? number : 0];
		if (row.count > 0)
			blocking->rows[blocking->n++] = row;
	}
	rows_sort(blocking->rows, blocking->n);
}

void
rates_find_blocks(const struct table tables[NTABLES], const struct rates *r,
    struct blocks *b)
{
	find_blocks(&tables[TABLE_BLOCKLIST], BOUNCECODE_BLOCKLISTS, r->our_lists,
	    r->lists, &b->lists);
	find_blocks(&tables[TABLE_PROVIDER], BOUNCECODE_PROVIDERS, r->our_blocks,
	    r->blocks, &b->providers);
}
