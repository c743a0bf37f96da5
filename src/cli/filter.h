/* Records that have what the options ask for. */
#ifndef CLI_FILTER_H
#define CLI_FILTER_H

#include "bouncecode.h"
#include "summary/calendar.h"

#include <stdbool.h>

/* What words are asked for of: the vocabularies, and outcomes. */
enum { FILTER_OUTCOMES = BOUNCECODE_BLOCKLISTS + 1, FILTER_CHOICES };

/* Numbers of words that a record may have; any, where none was asked for. */
struct choice {
	bool asked;
	unsigned char numbers[256];
};

struct filter {
	struct choice choice[FILTER_CHOICES];
	/* Domains with commas between them; NULL for any. */
	const char *to, *from;
	when since, until; /* 0 for any */
	when now;          /* tells the year of logs that have none */
};

/* Does it ask for words of this vocabulary? */
bool filter_asks(const struct filter *f, enum bouncecode_vocabulary v);
/* Does it ask for anything? */
bool filter_is_any(const struct filter *f);
bool filter_passes(
    const struct filter *f, const struct bouncecode_answer *answer);

struct bytes {
	const char *at;
	size_t length;
};

/* What is told of a message: addresses, and when it was tried. */
struct told {
	const struct bouncecode_answer *answer;
	unsigned outcome; /* enum bouncecode_outcome */
	struct bytes recipient, sender, time;
};

bool filter_passes_message(const struct filter *f, const struct told *told);
/* The same of a line of a log. */
bool filter_passes_report(
    const struct filter *f, const struct bouncecode_report *report);

#endif
