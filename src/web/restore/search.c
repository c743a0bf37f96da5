/* Makes the tables of keyword search, as gen/emit/index.c and src/search/tables.h do. */
#include "web/restore/search.h"

#include "index/recipe.h"
#include "search/search.h"
#include "web/restore/said.h"

#include <string.h>

/* Memory is taken from here on, and not given back. */
static unsigned char *spare_memory;

static void *
grow(void *array, size_t n, size_t size)
{
	size_t old = n * size, all = n == 0 ? size : 2 * old;
	unsigned char *larger = spare_memory;

	spare_memory += (all + 7) / 8 * 8;
	if (old > 0)
		memcpy(larger, array, old);
	memset(larger + old, 0, all - old);
	return larger;
}

/* A table that is written from its beginning on; what does not fit is left out. */
struct written {
	unsigned char *at;
	uint32_t n, size;
};

static struct written
begin(unsigned char *bytes, const struct bc_packed_tables *t, enum bc_packed_table which)
{
	return (struct written){ bytes + t->at[which], 0, t->size[which] };
}

static void
put_byte(struct written *w, unsigned byte)
{
	if (w->n < w->size)
		w->at[w->n] = (unsigned char)byte;
	w->n++;
}

static void
put_number(struct written *w, uint32_t n)
{
	put_byte(w, n);
	put_byte(w, n >> 8);
}

static int
is_full(const struct written *w)
{
	return w->n == w->size;
}

/* The words that are written, and the stems that are no such word. */
static int
put_spellings(const struct bc_index *x, unsigned char *bytes, const struct bc_packed_tables *t)
{
	struct written pool = begin(bytes, t, BC_PACKED_SPELLINGS);
	struct written offsets = begin(bytes, t, BC_PACKED_OFFSETS);
	struct written lists = begin(bytes, t, BC_PACKED_SPELLING_LISTS);

	for (uint32_t i = 0; i < x->nwords; i++) {
		const struct bc_indexed *w = &x->words[x->order[i]];

		if (!w->is_written && w->nlist == 0)
			continue;
		put_number(&offsets, pool.n);
		put_number(&lists,
		    w->is_written ? x->words[w->stem].list * 2
				  : w->list * 2 + BC_HIDDEN);
		for (uint32_t k = 0; k < w->length; k++)
			put_byte(&pool, (unsigned char)x->bytes[w->text + k]);
	}
	put_number(&offsets, pool.n);
	put_number(&lists, 0);
	put_byte(&pool, 0);
	return is_full(&pool) && is_full(&offsets) && is_full(&lists);
}

static int
put_postings(const struct bc_index *x, unsigned char *bytes, const struct bc_packed_tables *t)
{
	struct written postings = begin(bytes, t, BC_PACKED_POSTINGS);
	struct written heads = begin(bytes, t, BC_PACKED_LISTS);
	uint32_t before = 0;

	for (uint32_t i = 0; i < x->nworths; i++, before = x->worths[i - 1].document) {
		const struct bc_worth *p = &x->worths[i];

		if (i == 0 || p->word != p[-1].word) {
			put_number(&heads, postings.n / 2);
			before = 0;
		}
		if (p->document - before > 0xff)
			put_number(&postings, (p->document - before) >> 8 | BC_GAP << 8);
		put_number(&postings, ((p->document - before) & 0xff) | p->weight << 8);
	}
	put_number(&heads, postings.n / 2);
	put_number(&postings, 0);
	return is_full(&postings) && is_full(&heads);
}

int
bc_restore_search(unsigned char *bytes, const struct bc_packed_tables *tables,
    uint32_t *spare)
{
	struct bc_index index = { .grow = grow }, *x = &index;

	spare_memory = (unsigned char *)(((uintptr_t)spare + 7) & ~(uintptr_t)7);
	bc_say_all(x, bytes, tables);
	bc_index_end(x);
	return put_spellings(x, bytes, tables) && put_postings(x, bytes, tables);
}
