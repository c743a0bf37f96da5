/* What looks codes up: by their numbers, and by their texts. */
#ifndef BENCH_LOOKUP_H
#define BENCH_LOOKUP_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A code in one of its spellings. answer is what is to be found. */
struct key {
	char text[24];
	uint32_t length, number;
	uint64_t answer;
};

/* Tables are made of keys that differ. A sum is that of the answers, 0 where
 * there is none. What a peer can not do is NULL. */
struct lookup_peer {
	const char *name;
	void *(*number_table)(const struct key *keys, size_t n);
	uint64_t (*by_number)(const void *table, const uint32_t *numbers, size_t n);
	/* NULL where it can not make one of these keys */
	void *(*text_table)(const struct key *keys, size_t n);
	uint64_t (*by_text)(const void *table, const struct key *queries, size_t n);
};

/* Those that were there when the program was linked. */
#define LOOKUP_PEER extern const struct lookup_peer __attribute__((weak))
LOOKUP_PEER lookup_displaced, lookup_gperf, lookup_glib, lookup_absl;

#ifdef __cplusplus
}
#endif

#endif
