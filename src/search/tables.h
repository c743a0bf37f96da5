/*
 * The tables of keyword search, made of the lists of gen/emit/index.c: what others
 * tell the place of is named there, and C counts.
 */
#ifndef BC_INDEX_H
#define BC_INDEX_H

#include "list/numbers.h"
#include "search/search.h"

#include "bouncecode_index.gen.h"

/* ---- documents */

#define BC_DOCUMENT_NUMBER(entry, fact) BC_D_##entry,
#define BC_DOCUMENT_ROW(entry, fact) { BC_E_##entry, BC_D_##fact },

enum { BC_DOCUMENTS(BC_DOCUMENT_NUMBER) BC_NDOCUMENTS };

static const struct bc_document bc_documents[] = { BC_DOCUMENTS(BC_DOCUMENT_ROW) };

/* ---- postings, with the head of each list and an end behind the last */

#define BC_LIST_NUMBER(list, n, ...) BC_I_##list,
#define BC_LIST_PLACE(list, n, ...) BC_HEAD_##list, BC_END_##list = BC_HEAD_##list + n - 1,
#define BC_LIST_HEAD(list, n, ...) BC_HEAD_##list,
#define BC_NO_MORE(...)
#define BC_LIST_POSTINGS(list, n, ...) __VA_ARGS__,

enum { BC_LISTS(BC_LIST_NUMBER, BC_NO_MORE) BC_NLISTS };
enum { BC_LISTS(BC_LIST_PLACE, BC_LIST_PLACE) BC_NPOSTINGS };

static const bc_list_head bc_list_heads[] = {
	BC_LISTS(BC_LIST_HEAD, BC_NO_MORE) BC_NPOSTINGS
};
static const uint16_t bc_postings[] = {
	BC_LISTS(BC_LIST_POSTINGS, BC_LIST_POSTINGS) 0
};

/* ---- spellings, likewise */

#define BC_SPELLING_PLACE(spelling, list, n, ...) \
	BC_S_##spelling, BC_S_END_##spelling = BC_S_##spelling + n - 1,
#define BC_SPELLING_BYTES(spelling, list, n, ...) __VA_ARGS__,
#define BC_SPELLING_OFFSET(spelling, list, n, ...) BC_S_##spelling,
#define BC_SPELLING_LIST(spelling, list, n, ...) list,

enum { BC_SPELLINGS(BC_SPELLING_PLACE) BC_NSPELLING_BYTES };

static const unsigned char bc_spelling_pool[] = { BC_SPELLINGS(BC_SPELLING_BYTES) 0 };
static const bc_spelling_place bc_spelling_offsets[] = {
	BC_SPELLINGS(BC_SPELLING_OFFSET) BC_NSPELLING_BYTES
};
static const bc_spelling_list bc_spelling_lists[] = {
	BC_SPELLINGS(BC_SPELLING_LIST) 0
};

enum { BC_NSPELLINGS = sizeof bc_spelling_lists / sizeof *bc_spelling_lists - 1 };

#endif
