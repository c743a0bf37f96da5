/* A displaced hash of numbers: of those that hash to one bucket, each is moved by
 * the same displacement to a slot that is free. Two multiplications, two loads and
 * a comparison find one; nothing that is known is faster for keys like these. */
#include "harness.h"
#include "lookup.h"

#include <stdlib.h>
#include <string.h>

enum { BUCKET_BITS = 8, SLOT_BITS = 10, BUCKETS = 1 << BUCKET_BITS,
	SLOTS = 1 << SLOT_BITS, TRIES = 10000 };

struct slot {
	uint32_t number;
	uint64_t answer;
};

struct table {
	uint32_t bucket_factor, slot_factor;
	uint16_t displacement[BUCKETS];
	struct slot slots[SLOTS];
};

static inline uint32_t
bucket_of(const struct table *t, uint32_t number)
{
	return number * t->bucket_factor >> (32 - BUCKET_BITS);
}

static inline uint32_t
slot_of(const struct table *t, uint32_t number)
{
	return number * t->slot_factor >> (32 - SLOT_BITS);
}

/* Put the keys of a bucket at a displacement; 0 where a slot is taken. */
static int
put_at(struct table *t, uint32_t bucket, uint32_t by, const struct key *keys, size_t n)
{
	struct table before = *t;

	t->displacement[bucket] = (uint16_t)by;
	for (size_t i = 0; i < n; i++) {
		struct slot *s = &t->slots[slot_of(t, keys[i].number) ^ by];

		if (bucket_of(t, keys[i].number) != bucket)
			continue;
		if (s->number != 0) {
			*t = before;
			return 0;
		}
		s->number = keys[i].number;
		s->answer = keys[i].answer;
	}
	return 1;
}

static int
put_bucket(struct table *t, uint32_t bucket, const struct key *keys, size_t n)
{
	for (uint32_t by = 0; by < SLOTS; by++)
		if (put_at(t, bucket, by, keys, n))
			return 1;
	return 0;
}

/* The largest buckets first, while there is room. */
static int
fill(struct table *t, const struct key *keys, size_t n)
{
	size_t sizes[BUCKETS] = { 0 }, largest = 0;

	for (size_t i = 0; i < n; i++)
		if (++sizes[bucket_of(t, keys[i].number)] > largest)
			largest = sizes[bucket_of(t, keys[i].number)];
	for (size_t size = largest; size > 0; size--)
		for (uint32_t b = 0; b < BUCKETS; b++)
			if (sizes[b] == size && !put_bucket(t, b, keys, n))
				return 0;
	return 1;
}

static void *
make(const struct key *keys, size_t n)
{
	struct table *t = malloc(sizeof *t);
	uint32_t factor = 2463534242u;

	for (int i = 0; t != NULL && i < TRIES; i++) {
		memset(t, 0, sizeof *t);
		t->bucket_factor = (factor = factor * 1664525u + 1013904223u) | 1;
		t->slot_factor = (factor = factor * 1664525u + 1013904223u) | 1;
		if (fill(t, keys, n))
			return t;
	}
	bench_die("a displaced hash has no room for %zu numbers", n);
}

static uint64_t
find(const void *table, const uint32_t *numbers, size_t n)
{
	const struct table *t = table;
	uint64_t sum = 0;

	for (size_t i = 0; i < n; i++) {
		const struct slot *s = &t->slots[slot_of(t, numbers[i]) ^
		    t->displacement[bucket_of(t, numbers[i])]];

		/* Not as a branch, which one in ten would mislead. */
		sum += s->answer & -(uint64_t)(s->number == numbers[i]);
	}
	return sum;
}

const struct lookup_peer lookup_displaced = { .name = "displaced hash",
	.number_table = make, .by_number = find };
