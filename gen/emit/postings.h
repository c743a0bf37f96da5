/*
 * The inverted index of keyword search: the documents that can be found, the
 * words they have, and what each word is worth in each.
 */
#ifndef GEN_INDEX_H
#define GEN_INDEX_H

#include "gen/list/model.h"

/* Something that can be found: a fact in one of its wordings, or a reply of a
 * provider. */
struct document {
	const struct row *leader; /* what is shown for it */
	size_t fact;              /* the first document of the same fact */
	const struct row **rows;  /* all it speaks for, the leader first */
	size_t nrows;
	double length; /* how much it says, in words */
	const char *text; /* all that it says */
};

struct posting {
	size_t document;
	double impact; /* the word's share in the document's score */
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
	struct document *documents;
	size_t ndocuments;
	struct term *terms; /* by stem */
	size_t nterms;
	struct spelling *spellings; /* by text */
	size_t nspellings;
};

/* The index of the list, made when it is first asked for, and kept. */
const struct index *index_of(const struct model *m);

/* documents.c: the documents of the list, with their texts still to be
 * read. */
void collect_documents(struct index *ix, const struct model *m);

#endif
