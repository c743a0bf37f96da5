/*
 * The words of a query. What is read of one is bounded, so that no query costs
 * more than a stated time.
 */
#ifndef BC_QUERY_H
#define BC_QUERY_H

#include "search/term.h"

/* So many bytes of a query are read, and of those so many words. */
enum { BC_QUERY_BYTES = 1024, BC_QUERY_WORDS = 32 };

struct bc_query {
	struct bc_term words[BC_QUERY_WORDS];
	size_t n;
	size_t length; /* of what is read */
};

/* Stop words are left out. */
BC_DATA void bc_read_query(
    const char *text, size_t length, struct bc_query *query);

#endif
