/*
 * The inverted index of keyword search: the documents that can be found, the
 * words they have, and what each word is worth in each.
 */
#ifndef GEN_EMIT_POSTINGS_H
#define GEN_EMIT_POSTINGS_H

#include "gen/emit/facts.h"

struct posting {
	size_t document;
	unsigned level; /* of the word's share in the document's score */
};

/* All forms of a word: "reject", "rejected", "rejection". */
struct term {
	const char *stem;
	struct posting *postings; /* by document */
	size_t npostings;
};

/* A spelling under which a term is found; hidden: no word that anybody wrote,
 * but a stem. */
struct spelling {
	const char *text;
	size_t term;
	bool hidden;
};

struct index {
	struct documents documents;
	struct term *terms; /* by stem */
	size_t nterms;
	struct spelling *spellings; /* by text */
	size_t nspellings;
	double factor; /* of what a level is worth to what the next one is */
};

struct index index_of(const struct model *m);

#endif
