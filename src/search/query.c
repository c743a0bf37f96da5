/* Reading a query: its words, as far as they count. */
#include "search/query.h"

void
bc_read_query(const char *text, size_t length, struct bc_query *query)
{
	size_t at = 0;

	query->n = 0;
	query->length = length;
	if (length > BC_QUERY_BYTES)
		query->length = BC_QUERY_BYTES;
	while (query->n < BC_QUERY_WORDS &&
	    bc_next_term(
		text, query->length, &at, &query->words[query->n]))
		query->n += !bc_is_stop_word(&query->words[query->n]);
}
