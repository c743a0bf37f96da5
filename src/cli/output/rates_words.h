/* Words for rates, in text and on a page. */
#ifndef CLI_RATES_WORDS_H
#define CLI_RATES_WORDS_H

#include "summary/sums.h"

/* Whose refusals they are, or NULL; "2026-11-21", "Nov 21", "Nov 21 10:00"; how a
 * share has changed; and who blocks us, the most first, with such refusals alone. */
const char *rates_whom(const struct bouncecode_answer *a);
void rates_name_stretch(const struct stretch *s, enum period by, char text[WHEN_SIZE]);
const char *rates_word(int change);
/* Of what else a problem is. */
const char *rates_others(const struct problem *p, char *text, size_t size);
/* How many were deferred, and how many recipients there are; shares with that blank. */
const char *words_of_deferrals(const struct deferrals *d, char *text, size_t size);
const char *words_of_recipients(const struct recipients *r, bool of_mail, const char *blank,
    char *text, size_t size);
struct blocks {
	struct table lists, providers;
};
void rates_find_blocks(const struct table tables[NTABLES], const struct rates *r,
    struct blocks *b);

#endif
