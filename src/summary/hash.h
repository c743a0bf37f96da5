/*
 * SipHash-1-3 (Aumasson and Bernstein, 2012): a hash with a key. Who does not
 * know the key cannot make texts that fall into one place of a table.
 */
#ifndef SUMMARY_HASH_H
#define SUMMARY_HASH_H

#include <stddef.h>
#include <stdint.h>

struct hash_key {
	uint64_t halves[2];
};

struct hash {
	uint64_t v[4];
};

static inline void
hash_round(struct hash *h)
{
	uint64_t *v = h->v;

#define ROTATE(x, n) ((x) << (n) | (x) >> (64 - (n)))
	v[0] += v[1], v[2] += v[3];
	v[1] = ROTATE(v[1], 13) ^ v[0], v[3] = ROTATE(v[3], 16) ^ v[2];
	v[0] = ROTATE(v[0], 32);
	v[2] += v[1], v[0] += v[3];
	v[1] = ROTATE(v[1], 17) ^ v[2], v[3] = ROTATE(v[3], 21) ^ v[0];
	v[2] = ROTATE(v[2], 32);
#undef ROTATE
}

static inline void
hash_word(struct hash *h, uint64_t word)
{
	h->v[3] ^= word;
	hash_round(h);
	h->v[0] ^= word;
}

static inline void
hash_begin(struct hash *h, const struct hash_key *key)
{
	h->v[0] = key->halves[0] ^ UINT64_C(0x736f6d6570736575);
	h->v[1] = key->halves[1] ^ UINT64_C(0x646f72616e646f6d);
	h->v[2] = key->halves[0] ^ UINT64_C(0x6c7967656e657261);
	h->v[3] = key->halves[1] ^ UINT64_C(0x7465646279746573);
}

static inline uint64_t
hash_end(struct hash *h)
{
	h->v[2] ^= 0xff;
	hash_round(h);
	hash_round(h);
	hash_round(h);
	return h->v[0] ^ h->v[1] ^ h->v[2] ^ h->v[3];
}

/* Eight bytes, the first one lowest, whatever the machine. */
static inline uint64_t
hash_load(const char *s)
{
	const unsigned char *p = (const unsigned char *)s;

	return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 |
	    (uint64_t)p[3] << 24 | (uint64_t)p[4] << 32 | (uint64_t)p[5] << 40 |
	    (uint64_t)p[6] << 48 | (uint64_t)p[7] << 56;
}

/* What is left of a text behind its last eight bytes, and its length, which
 * keeps texts that follow each other apart. */
static inline uint64_t
hash_rest(const char *s, size_t n)
{
	size_t left = n & 7;
	uint64_t word = (uint64_t)n << 56;

	if (n >= 8 && left > 0) /* in one piece with bytes before it */
		return word | hash_load(s + n - 8) >> 8 * (8 - left);
	for (size_t i = 0; i < left; i++)
		word |= (uint64_t)(unsigned char)s[i] << 8 * i;
	return word;
}

/* A text, or a part of what is hashed. */
static inline void
hash_text(struct hash *h, const char *s, size_t n)
{
	for (size_t i = 0; i + 8 <= n; i += 8)
		hash_word(h, hash_load(s + i));
	hash_word(h, hash_rest(s, n));
}

/* The letters of a word of ASCII in lower case, all eight at once: a byte from
 * 'A' to 'Z' has its bit 0x20 set. */
static inline uint64_t
hash_lower(uint64_t word)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t low = word & 0x7f * ones;
	uint64_t above_z = low + (0x7f - 'Z') * ones;
	uint64_t from_a = low + (0x80 - 'A') * ones;

	return word | ((from_a ^ above_z) & ~word & 0x80 * ones) >> 2;
}

/* The same whatever the case of its letters. */
static inline void
hash_folded(struct hash *h, const char *s, size_t n)
{
	for (size_t i = 0; i + 8 <= n; i += 8)
		hash_word(h, hash_lower(hash_load(s + i)));
	hash_word(h, hash_lower(hash_rest(s, n)));
}

#endif
