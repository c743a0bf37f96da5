/*
 * What is said of a document, and what a word counts in each part of it.
 */
#ifndef BC_INDEX_SAID_H
#define BC_INDEX_SAID_H

#include "index/index.h"

/* In parts of which a word of a cause counts so many; a synonym counts a quarter
 * of the word. */
enum {
	BC_WEIGHT_ONE = 40,
	BC_TITLE_WEIGHT = 6 * BC_WEIGHT_ONE,
	BC_MEANING_WEIGHT = 6 * BC_WEIGHT_ONE / 5
};

enum bc_said {
	BC_SAID_TITLE,
	BC_SAID_MEANING,
	BC_SAID_CAUSE,
	BC_SAID_ADVICE,
	BC_SAID_NOTE,
	BC_NSAID
};

/* An entry that a document speaks for. */
struct bc_said_row {
	unsigned kind; /* enum bouncecode_kind */
	int leads;     /* is it the first one? */
	unsigned remarks;
	const char *key;
	uint32_t number; /* of the codes that a wording usually comes with */
	const char *text[BC_NSAID]; /* NULL: not said */
	/* of the first one: their names, and what the provider is called */
	const char *category, *provider, *provider_name;
};

struct bc_said_text {
	const char *text;
	uint32_t weight;
};

enum { BC_SAID_MAX = 12 };

struct bc_said_list {
	struct bc_said_text list[BC_SAID_MAX];
	size_t n;
	char class_code[4], reply[8], enhanced[16];
};

/* All of it but the wordings, and what each of these counts. */
void bc_say_row(const struct bc_said_row *r, struct bc_said_list *said);
uint32_t bc_wording_weight(int leads);
/* How much of its score a document keeps that an entry leads. */
double bc_share_of(const struct bc_said_row *leader);

/* Level and factor of what each word is worth: score.c. */
void bc_score(struct bc_index *x);

#endif
