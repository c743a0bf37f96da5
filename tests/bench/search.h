/* What searches documents by keywords. */
#ifndef BENCH_SEARCH_H
#define BENCH_SEARCH_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { HITS = 10 };

/* A query is words with a blank between them; the last may be the beginning of one.
 * Hits are numbers of documents, the best first; returns how many there are. */
struct search_peer {
	const char *name;
	void *(*open)(const char *const *documents, size_t n);
	size_t (*search)(void *opened, const char *query, int is_prefix, size_t hits[HITS]);
};

#define SEARCH_PEER extern const struct search_peer __attribute__((weak))
SEARCH_PEER search_sqlite, search_xapian;

#ifdef __cplusplus
}
#endif

#endif
