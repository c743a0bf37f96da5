/* Chooses anchors. */
#include "web/restore/anchors.h"

#include "explain/match.h"

enum { GRAM = 4 };

/* How many places of a piece an anchor may have. */
static uint32_t
places_of(uint32_t length)
{
	uint32_t n = length < GRAM ? 0 : length - GRAM + 1;

	return n < BC_ANCHOR_OFFSETS ? n : BC_ANCHOR_OFFSETS;
}

/* Where some bytes are counted. */
static uint32_t
place_of(const struct bc_grams *g, uint32_t bytes)
{
	uint32_t mask = ((uint32_t)1 << g->log) - 1, i = bc_gram_hash(bytes, g->log);

	while (g->counts[i & mask] > 0 && g->bytes[i & mask] != bytes)
		i++;
	return i & mask;
}

static uint32_t
gram_at(const struct bc_grams *g, uint32_t piece, uint32_t offset)
{
	return bc_gram(g->literals + g->offsets[piece] + offset);
}

void
bc_count_grams(struct bc_grams *g, uint32_t npieces, uint32_t *spare)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < npieces; i++)
		n += places_of(g->lengths[i]);
	for (g->log = 1; (uint32_t)1 << g->log < 2 * n; g->log++) {
	}
	g->bytes = spare;
	g->counts = g->bytes + ((uint32_t)1 << g->log);
	for (uint32_t i = 0; i < (uint32_t)1 << g->log; i++)
		g->counts[i] = 0;
	for (uint32_t i = 0; i < npieces; i++)
		for (uint32_t k = 0; k < places_of(g->lengths[i]); k++) {
			uint32_t bytes = gram_at(g, i, k), place = place_of(g, bytes);

			g->bytes[place] = bytes;
			g->counts[place]++;
		}
}

unsigned
bc_choose_anchor(const struct bc_grams *g, uint32_t piece, unsigned npieces)
{
	uint32_t least = UINT32_MAX;
	unsigned anchor = 0;

	for (uint32_t i = 0; i < npieces; i++)
		for (uint32_t k = 0; k < places_of(g->lengths[piece + i]); k++) {
			uint32_t n = g->counts[place_of(g, gram_at(g, piece + i, k))];

			if (n < least) {
				least = n;
				anchor = i * BC_ANCHOR_OFFSETS + k;
			}
		}
	return anchor;
}
