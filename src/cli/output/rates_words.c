/* What is said of rates in text and on a page alike. */
#include "cli/output/rates_words.h"
#include "cli/output/numbers.h"
#include "cli/output/say.h"
#include "cli/output/times.h"

#include <stdio.h>
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

	time_show(s->begins, true, text);
	if (by == BY_DAY && strlen(text) > CLOCK)
		text[strlen(text) - CLOCK] = '\0';
}

const char *
rates_word(int change)
{
	return change > 0 ? "worse" : change < 0 ? "better" : "no clear change";
}

const char *
rates_others(const struct problem *p, char *text, size_t size)
{
	char count[24];

	snprintf(count, sizeof count, "%zu", p->entries - 1);
	return say_with(text, size, p->entries > 2 ? ", and {count} other texts of {category}"
						    : ", and {count} other text of {category}",
	    "count", count, "category",
	    bouncecode_name(BOUNCECODE_CATEGORIES, p->answer.category), NULL);
}

static const char *
bounded(uint64_t n, const char *about, char *text, size_t size)
{
	char count[CHART_NUMBER], *number = grouped(n, count);

	return about != NULL ? say_with(text, size, about, "count", number, NULL)
			     : memcpy(text, number, strlen(number) + 1);
}

enum { BOUNDED = 100 };

const char *
words_of_deferrals(const struct deferrals *d, char *text, size_t size)
{
	const char *about = d->at_least ? "at least {count}" : NULL;
	char all[BOUNDED], delivered[BOUNDED], failed[BOUNDED], waiting[BOUNDED];

	return say_with(text, size,
	    "Messages that were deferred: {count}; delivered later: {delivered}, failed later: {failed}, still waiting: {waiting}",
	    "count", bounded(d->messages, about, all, sizeof all),
	    "delivered", bounded(d->delivered, about, delivered, sizeof delivered),
	    "failed", bounded(d->failed, about, failed, sizeof failed),
	    "waiting", bounded(d->waiting, about, waiting, sizeof waiting), NULL);
}

const char *
words_of_recipients(const struct recipients *r, bool of_mail, const char *blank, char *text, size_t size)
{
	const char *about = r->is_estimate ? "about {count}" : NULL;
	char all[BOUNDED], accepted[BOUNDED], dead[BOUNDED];
	char of[CHART_NUMBER], dead_of[CHART_NUMBER];

	return say_with(text, size, of_mail
		? "Recipients: {count}; refused as dead: {dead} ({of-dead} of them)"
		: "Recipients: {count}; accepted at least once: {accepted} ({of-accepted} of them), refused as dead: {dead} ({of-dead})",
	    "count", bounded(r->n, about, all, sizeof all),
	    "accepted", bounded(r->accepted, about, accepted, sizeof accepted),
	    "of-accepted", share(r->accepted, r->n, blank, of),
	    "dead", bounded(r->dead, about, dead, sizeof dead),
	    "of-dead", share(r->dead, r->n, blank, dead_of), NULL);
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
