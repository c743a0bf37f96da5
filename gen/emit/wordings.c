/*
 * Each wording is found by one four-byte piece of it, its anchor: the one that
 * fewest wordings share, so that text seldom has it by chance.
 */
#include "gen/emit/wordings.h"

#include "gen/base/dictionary.h"
#include "gen/list/wording.h"

#include <stdlib.h>
#include <string.h>

#include "src/explain/match.h"

/* ---- all wordings, each once */

struct collection {
	struct wordings all;
	struct dictionary by_key;
};

static struct owned *
add_wording(struct wordings *all, enum bc_pattern_kind kind, int line,
    const struct wording *w)
{
	struct owned o = { .kind = kind, .line = line, .key = xstrdup(w->key),
		.npieces = w->npieces };

	o.pieces = xcalloc(w->npieces, sizeof *o.pieces);
	for (size_t i = 0; i < w->npieces; i++)
		o.pieces[i] =
		    (struct piece){ xstrdup(w->pieces[i]), w->lengths[i] };
	all->list = xgrow(all->list, all->n, sizeof o);
	all->list[all->n] = o;
	return &all->list[all->n++];
}

static void
add(struct collection *c, const struct pattern *p, unsigned owner)
{
	struct wording w = fold_wording(p->text);
	size_t number = dictionary_add(
	    &c->by_key, xprintf("%d %s", (int)p->kind, w.key), c->all.n);
	struct owned *o = number < c->all.n
	    ? &c->all.list[number]
	    : add_wording(&c->all, p->kind, p->line, &w);

	o->owners = xgrow(o->owners, o->nowners, sizeof *o->owners);
	o->owners[o->nowners++] = owner;
}

static struct wordings
collect(const struct model *m)
{
	struct collection c = { .all = { NULL, 0, 0 } };

	for (size_t i = 0; i < m->nrows; i++) {
		const struct entry *e = m->rows[i].entry;
		struct pattern token = { e->line, e->token, BC_TOKEN };
		unsigned owner = (unsigned)i + 1;

		for (size_t k = 0; k < e->patterns.n; k++)
			add(&c, &e->patterns.list[k], owner);
		if (e->token != NULL)
			add(&c, &token, owner);
	}
	for (size_t i = 0; i < m->nheadlines; i++) {
		const struct patterns *p = &m->headlines[i].entry.patterns;

		for (size_t k = 0; k < p->n; k++)
			add(&c, &p->list[k], (unsigned)i + 1);
	}
	for (size_t i = 0; i < m->nproviders; i++) {
		const struct provider *p = &m->providers[i];

		for (size_t k = 0; k < p->patterns.n; k++)
			add(&c, &p->patterns.list[k], p->word->number);
	}
	return c.all;
}

/* ---- anchors */

/* Four bytes of a wording where an anchor may be; places are numbered through
 * all wordings. */
struct gram {
	uint32_t bytes, place;
};

static uint32_t
gram_at(const struct piece *piece, size_t offset)
{
	return bc_gram((const unsigned char *)piece->text + offset);
}

#define EACH_GRAM(o, i, k)                                  \
	(size_t i = 0; i < (o)->npieces; i++)               \
		for (size_t k = 0; k + 4 <= (o)->pieces[i].length && \
		     k < BC_ANCHOR_OFFSETS; k++)

static int
compare_grams(const void *a, const void *b)
{
	const struct gram *x = a, *y = b;

	return (x->bytes > y->bytes) - (x->bytes < y->bytes);
}

/* For each place, how many places have the same four bytes. */
static uint32_t *
count_grams(const struct wordings *all)
{
	struct gram *grams = NULL;
	uint32_t n = 0, *counts;

	for (size_t p = 0; p < all->n; p++)
		for EACH_GRAM (&all->list[p], i, k) {
			grams = xgrow(grams, n, sizeof *grams);
			grams[n] = (struct gram){
				gram_at(&all->list[p].pieces[i], k), n };
			n++;
		}
	if (n > 0)
		qsort(grams, n, sizeof *grams, compare_grams);
	counts = xcalloc(n, sizeof *counts);
	for (uint32_t i = 0, end; i < n; i = end) {
		for (end = i; end < n && grams[end].bytes == grams[i].bytes;)
			end++;
		for (uint32_t at = i; at < end; at++)
			counts[grams[at].place] = end - i;
	}
	return counts;
}

static void
set_anchor(struct owned *o, size_t piece, size_t offset, unsigned bits)
{
	const struct piece *p = &o->pieces[piece];
	uint32_t gram = gram_at(p, offset);

	o->anchor_piece = piece;
	o->anchor_offset = offset;
	o->hash = bc_gram_hash(gram, bits);
	o->tag = offset + 8 <= p->length
	    ? bc_long_tag(gram, gram_at(p, offset + 4))
	    : bc_gram_tag(gram);
}

/* counts: those of the wording's own places. Returns how many these are. */
static size_t
choose_anchor(struct owned *o, const uint32_t *counts, unsigned bits)
{
	uint32_t least = UINT32_MAX;
	size_t n = 0;

	for EACH_GRAM (o, i, k) {
		if (counts[n] < least) {
			least = counts[n];
			set_anchor(o, i, k, bits);
		}
		n++;
	}
	return n;
}

static int
compare_wordings(const void *a, const void *b)
{
	const struct owned *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	if (x->owners[0] != y->owners[0])
		return x->owners[0] < y->owners[0] ? -1 : 1;
	return strcmp(x->key, y->key);
}

/* At least sixteen hashes for each wording: so few places of a text have one of
 * them by chance, one in twenty, that more would not pay for the memory. */
static unsigned
bits_for(size_t nwordings)
{
	unsigned bits = 16;

	while (bits < 22 && (size_t)1 << bits < 16 * nwordings)
		bits++;
	return bits;
}

struct wordings
wordings_of(const struct model *m)
{
	struct wordings all = collect(m);
	const uint32_t *counts = count_grams(&all);

	all.bits = bits_for(all.n);
	for (size_t i = 0; i < all.n; i++)
		counts += choose_anchor(&all.list[i], counts, all.bits);
	if (all.n > 0)
		qsort(all.list, all.n, sizeof *all.list, compare_wordings);
	return all;
}
