/*
 * The words of a list, each once, with its stem and its synonyms.
 */
#ifndef GEN_EMIT_LEXICON_H
#define GEN_EMIT_LEXICON_H

#include "gen/base/dictionary.h"
#include "gen/list/model.h"
#include "src/search/term.h"

/* A word as it is spelled in some text. */
struct lexeme {
	const char *text;
	size_t stem; /* its number among the stems */
	bool is_stop_word;
};

/* A member of a set of synonyms, of one word or of several. */
struct member {
	size_t *words, nwords; /* numbers of lexemes */
	size_t set;
};

/* Members of sets, as numbers. */
struct members {
	size_t *list, n;
};

struct lexicon {
	struct dictionary by_text, by_stem;
	struct lexeme *lexemes;
	size_t nlexemes;
	const char **stems;
	size_t nstems;
	struct member *members; /* of all sets, those of a set in a row */
	size_t nmembers;
	size_t *sets; /* the first member of each, and one end behind the last */
	struct members *beginning; /* by stem: the members that begin with it */
	size_t nbeginning;
};

/* A lexicon with the synonyms of the list, and no other word. */
struct lexicon lexicon_of(const struct model *m);
/* The number of a word, which is put in if it is new. */
size_t lexicon_add(struct lexicon *l, const struct bc_term *word);
/* The members of sets that begin with a stem. */
struct members members_beginning(const struct lexicon *l, size_t stem);

#endif
