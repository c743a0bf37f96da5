/*
 * The tables of keyword search, which gen/emit/index.c writes. Of a query a
 * bounded part is read (search/query.h), and each of its words is compared with
 * what is known once; a text is read once for the places of words.
 */
#ifndef BC_SEARCH_H
#define BC_SEARCH_H

#include "bouncecode.h"
#include "search/term.h"

/* A posting is a byte for how far its document lies behind the one before in
 * the list, and above it the level of the word's impact there, which
 * bc_impacts tells the worth of. A gap that does not fit comes first: its
 * upper byte as a posting of the level BC_GAP. */
enum { BC_GAP = 0xff };

struct bc_document {
	uint16_t entry;
	uint16_t fact; /* the first document of the same fact */
};

/* The compiler refuses a list that needs more documents. */
enum { BC_DOCUMENTS_MAX = 0xffff };

/* A spelling leads to a list of postings, whose number stands above this bit; a
 * stem that nobody writes as a word is hidden: it is never offered. */
enum { BC_HIDDEN = 1 };

/* The spellings, sorted: their number, bytes and list. */
BC_DATA size_t bc_nspellings(void);
BC_DATA const char *bc_spelling_at(size_t i, size_t *length);

/* Does the list have the word, or another form of it? */
BC_DATA int bc_is_known(const struct bc_term *word);

/* Words shorter than this are taken as they are typed. */
enum { BC_TYPO_MIN = 5 };

#endif
