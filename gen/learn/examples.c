/*
 * The texts to learn from: lines, samples, wordings, and the meanings and causes of
 * whatever has a category. A pair mostly says what its code says; titles teach no
 * more than chance does, and each edit of one would change all weights.
 */
#include "gen/learn/examples.h"

#include "src/explain/stem.h"
#include "src/explain/weights.h"

#include <stdlib.h>
#include <string.h>

static int
compare(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return x < y ? -1 : x > y;
}

uint32_t *
features_of(const char *text, size_t *n, unsigned *nstems)
{
	uint32_t *list = xcalloc(2 * BC_STEMS_READ, sizeof *list);
	size_t at = 0, length = strlen(text), found = 0, kept = 0;
	uint32_t before = 0;
	struct bc_token stem;

	*nstems = 0;
	while (*nstems < BC_STEMS_READ &&
	    bc_next_stem(text, length, &at, &stem)) {
		list[found++] = stem.hash;
		if (++*nstems > 1)
			list[found++] = bc_stem_pair(before, stem.hash);
		before = stem.hash;
	}
	qsort(list, found, sizeof *list, compare);
	for (size_t i = 0; i < found; i++)
		if (i == 0 || list[i] != list[i - 1])
			list[kept++] = list[i];
	*n = kept;
	return list;
}

static unsigned
hash_of(const char *name)
{
	uint32_t h = 0x811c9dc5u;

	for (; name != NULL && *name != '\0'; name++)
		h = (h ^ (unsigned char)*name) * 0x01000193u;
	return h ^ h >> 16;
}

static void
add(struct examples *x, const char *text, const struct category *category,
    const char *source, bool is_sent)
{
	struct example e = { .is_sent = is_sent };

	if (text == NULL)
		return;
	e.category = category ? category->word->number : 0;
	e.source = hash_of(source);
	e.features = features_of(text, &e.nfeatures, &e.nstems);
	if (e.nfeatures == 0)
		return;
	x->list = xgrow(x->list, x->n, sizeof *x->list);
	x->list[x->n++] = e;
}

/* Who says it: a provider says alike whatever page quotes it. */
static const char *
source_of(const struct entry *e)
{
	return e->provider_id    ? e->provider_id
	    : e->nreferences > 0 ? e->references[0].ref
				 : "";
}

static void
add_entry(const struct model *m, struct examples *x, const struct entry *e)
{
	const char *source = source_of(e);

	/* What the sentence is about is not yet what is said of it. */
	if (e->patterns.n > 0 && e->patterns.list[0].kind == BC_TOPIC)
		return;
	for (size_t i = 0; i < e->patterns.n; i++)
		add(x, e->patterns.list[i].text, e->category, source, false);
	for (size_t i = 0; i < e->nsamples; i++) {
		const struct sample *s = &e->samples[i];

		if (!s->counter)
			add(x, sample_lines(s->text),
			    s->category ? find_category(m, s->category)
					: e->category,
			    source, !s->made);
	}
	if (e->kind == BOUNCECODE_KIND_PAIR || e->category == NULL)
		return;
	for (int t = MEANING; t <= CAUSE; t++)
		add(x, e->text[t], e->category, source, false);
}

struct examples
examples_of(const struct model *m)
{
	struct examples x = { NULL, 0 };

	for (size_t i = 0; i < m->nlines; i++) {
		const struct labelled *l = &m->lines[i];

		add(&x, l->text, l->category, l->ref ? l->ref : l->text, !l->made);
	}
	for (size_t i = 0; i < m->nentries; i++)
		add_entry(m, &x, &m->entries[i]);
	return x;
}
