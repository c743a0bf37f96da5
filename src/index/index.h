/*
 * The index of keyword search, made of what the list says: by its compiler, and by
 * the web page, which has the texts anyway. Both make the same one: all that is
 * added up is whole, and no function of the C library is asked for a logarithm.
 */
#ifndef BC_INDEX_INDEX_H
#define BC_INDEX_INDEX_H

#include "search/term.h"

#include <stddef.h>
#include <stdint.h>

/* So many levels has the impact of a word; with more of them queries are answered
 * no better, with 16 some are answered worse. */
enum { BC_LEVELS = 20 };

#define BC_NO_WORD UINT32_MAX

/* A word as it is spelled somewhere, or the stem of some. */
struct bc_indexed {
	uint32_t text;   /* its place in the bytes; NUL ends it */
	uint32_t length;
	uint32_t stem;   /* number of a word; BC_NO_WORD until it is met as a word */
	uint32_t member; /* the last member of a set that begins with it, + 1 */
	uint32_t weight; /* of the stem in the present document */
	uint32_t nlist;  /* how many documents have the stem */
	uint32_t list;   /* number of its list */
	uint8_t is_stop_word;
	uint8_t is_written; /* does it stand in some document? */
};

/* A member of a set of synonyms, of one word or of several. */
struct bc_synonym {
	uint32_t first, n; /* its words */
	uint32_t set, next; /* the one before that begins with the same stem, + 1 */
	uint32_t stands;   /* the last text that has it */
};

struct bc_set {
	uint32_t first, n; /* its members */
	uint32_t stands;   /* the last text that has one */
};

struct bc_indexed_document {
	double share; /* of what a word is worth: below */
	uint32_t length; /* in words */
};

/* What a stem is worth in a document. */
struct bc_worth {
	uint32_t document, word;
	uint32_t weight; /* in the end: its level */
};

/* Begins with nothing but what gives it memory. */
struct bc_index {
	/* Twice the room of an array of so many, or room for a first one, and what is
	 * new is 0. */
	void *(*grow)(void *array, size_t n, size_t size);
	char *bytes;
	uint32_t nbytes;
	struct bc_indexed *words;
	uint32_t nwords;
	uint32_t *slots, nslots; /* a hash of the words: number + 1 */
	uint32_t *order;         /* the words as memcmp() has them, in the end */
	struct bc_synonym *synonyms;
	uint32_t nsynonyms;
	uint32_t *synonym_words, nsynonym_words;
	struct bc_set *sets;
	uint32_t nsets;
	struct bc_indexed_document *documents;
	uint32_t ndocuments;
	uint32_t *stems, nstems;     /* of the text that is read */
	uint32_t *touched, ntouched; /* stems of the present document */
	uint32_t ntexts;
	struct bc_worth *worths; /* by document; in the end by list */
	uint32_t nworths, nlists;
	double factor; /* from level to level */
};

/* ---- what is said, in this order */

/* Words that mean the same, with commas between. */
void bc_index_synonyms(struct bc_index *x, const char *text, size_t length);
/* What follows is said of another document. */
void bc_index_document(struct bc_index *x, double share);
void bc_index_text(
    struct bc_index *x, const char *text, size_t length, uint32_t weight);
/* Sorts the words, and tells what each is worth where. */
void bc_index_end(struct bc_index *x);

/* ---- words.c: the words, and room for one more in an array of so many */

uint32_t bc_index_word(struct bc_index *x, const struct bc_term *term);
void *bc_grow(const struct bc_index *x, void *array, size_t n, size_t size);
void bc_sort_words(struct bc_index *x);

#endif
