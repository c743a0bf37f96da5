/*
 * The words of an index, each once: a word is stemmed when it is met for the first
 * time, and has a number from then on.
 */
#include "index/index.h"

#include "base/bytes.h"

#include <string.h>

enum { FIRST_SLOTS = 1024 };

void *
bc_grow(const struct bc_index *x, void *array, size_t n, size_t size)
{
	return (n & (n - 1)) != 0 ? array : x->grow(array, n, size);
}

/* FNV-1a. */
static uint32_t
bc_hash_of(const char *text, size_t length)
{
	uint32_t hash = 2166136261u;

	for (size_t i = 0; i < length; i++)
		hash = (hash ^ (unsigned char)text[i]) * 16777619u;
	return hash;
}

static void
bc_take_slot(struct bc_index *x, uint32_t word)
{
	const struct bc_indexed *w = &x->words[word];
	uint32_t i = bc_hash_of(x->bytes + w->text, w->length);

	while (x->slots[i & (x->nslots - 1)] != 0)
		i++;
	x->slots[i & (x->nslots - 1)] = word + 1;
}

/* At most half of the slots are taken. */
static void
bc_widen_slots(struct bc_index *x)
{
	if (x->nwords * 2 < x->nslots)
		return;
	x->nslots = x->nslots == 0 ? FIRST_SLOTS : 2 * x->nslots;
	x->slots = bc_grow(x, NULL, 0, x->nslots * sizeof *x->slots);
	for (uint32_t i = 0; i < x->nwords; i++)
		bc_take_slot(x, i);
}

/* The number of some letters. */
static uint32_t
bc_spell(struct bc_index *x, const struct bc_term *term)
{
	size_t n = term->length;
	struct bc_indexed *w;
	uint32_t i;

	bc_widen_slots(x);
	i = bc_hash_of(term->text, n);
	for (; x->slots[i & (x->nslots - 1)] != 0; i++) {
		uint32_t number = x->slots[i & (x->nslots - 1)] - 1;

		w = &x->words[number];
		if (w->length == n && bc_are_same(x->bytes + w->text, term->text, n))
			return number;
	}
	x->words = bc_grow(x, x->words, x->nwords, sizeof *x->words);
	w = &x->words[x->nwords];
	w->text = x->nbytes;
	w->length = (uint32_t)n;
	w->stem = BC_NO_WORD;
	for (size_t k = 0; k <= n; k++) {
		x->bytes = bc_grow(x, x->bytes, x->nbytes, 1);
		x->bytes[x->nbytes++] = term->text[k];
	}
	bc_take_slot(x, x->nwords);
	return x->nwords++;
}

uint32_t
bc_index_word(struct bc_index *x, const struct bc_term *term)
{
	uint32_t word = bc_spell(x, term), stem;
	struct bc_term cut;

	if (x->words[word].stem != BC_NO_WORD)
		return word;
	cut = *term;
	bc_stem(&cut);
	stem = bc_spell(x, &cut);
	x->words[word].stem = stem;
	x->words[word].is_stop_word = bc_is_stop_word(term) != 0;
	return word;
}

/* ---- sorting, by heaps */

static int
bc_is_less(const struct bc_index *x, uint32_t a, uint32_t b)
{
	return strcmp(x->bytes + x->words[a].text, x->bytes + x->words[b].text) < 0;
}

static void
bc_sink(struct bc_index *x, uint32_t from, uint32_t n)
{
	uint32_t word = x->order[from], to;

	for (; (to = 2 * from + 1) < n; from = to) {
		to += to + 1 < n && bc_is_less(x, x->order[to], x->order[to + 1]);
		if (!bc_is_less(x, word, x->order[to]))
			break;
		x->order[from] = x->order[to];
	}
	x->order[from] = word;
}

void
bc_sort_words(struct bc_index *x)
{
	x->order = bc_grow(x, NULL, 0, (x->nwords + 1) * sizeof *x->order);
	for (uint32_t i = 0; i < x->nwords; i++)
		x->order[i] = i;
	for (uint32_t i = x->nwords / 2; i > 0; i--)
		bc_sink(x, i - 1, x->nwords);
	for (uint32_t n = x->nwords; n > 1; n--) {
		uint32_t last = x->order[n - 1];

		x->order[n - 1] = x->order[0];
		x->order[0] = last;
		bc_sink(x, 0, n - 1);
	}
}
