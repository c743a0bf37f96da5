/*
 * The weights of words as tables: a hash of the features, and for each category
 * the entry that answers where words alone decide.
 */
#include "gen/emit/emit.h"
#include "gen/emit/numbers.h"
#include "gen/emit/room.h"

#include "gen/base/print.h"
#include "gen/learn/leads.h"
#include "gen/learn/weights.h"

#include <stdlib.h>

/* How many features begin before each place of a hash, and how many numbers
 * they are. */
static void
put_places(FILE *out, const struct weights *w)
{
	size_t n = (size_t)1 << BC_FEATURE_BITS, feature = 0;
	size_t *numbers = xcalloc(n + 1, sizeof *numbers);

	for (size_t place = 0; place <= n; place++) {
		while (feature < w->nfeatures &&
		    bc_feature_place(w->features[feature].hash) < place)
			feature++;
		numbers[place] = feature + w->features[feature].first;
	}
	put_numbers(out, "bc_feature_places",
	    "where the features of a hash begin", "uint16_t", numbers, n + 1);
}

static void
put_weights(FILE *out, const struct weights *w)
{
	/* Behind the last weight stands what is none. */
	size_t *numbers = xcalloc(w->nfeatures + w->n + 1, sizeof *numbers);
	size_t n = 0;

	for (size_t i = 0; i < w->nfeatures; i++) {
		const struct feature *f = &w->features[i];

		numbers[n++] = bc_feature_end(f->hash);
		for (size_t k = f->first; k < f[1].first; k++)
			numbers[n++] = bc_pack_weight(
			    w->list[k].category, w->list[k].weight);
	}
	put_numbers(out, "bc_features",
	    "of each the end of its hash, and its weights", "uint16_t", numbers, n + 1);
}

/* Which entry answers for a category. */
static void
put_learned(FILE *out, const struct model *m)
{
	size_t rows[BC_CATEGORIES_MAX] = { 0 }, n = 0;

	for (size_t i = 0; i < m->ncategories; i++)
		if (m->categories[i].word->number >= n)
			n = m->categories[i].word->number + 1;
	for (size_t i = 0; i < m->nrows; i++)
		if (m->rows[i].entry->learned)
			rows[m->rows[i].entry->category->word->number] = i + 1;
	put_numbers(out, "bc_learned",
	    "the entry that answers for a category by its words alone; 0 = none",
	    "uint16_t", rows, n);
}

/* The numbers of categories are places in tables of so many. */
static bool
have_room(const struct model *m)
{
	unsigned errors = *m->errors;

	for (size_t i = 0; i < m->ncategories; i++)
		need_room(m, m->categories[i].word->line, "numbers of categories",
		    0, m->categories[i].word->number, BC_CATEGORIES_MAX - 1);
	return *m->errors == errors;
}

void
emit_weights(const struct model *m, FILE *out)
{
	struct examples x;
	struct weights w;
	struct leads leads;

	if (!have_room(m))
		return;
	x = examples_of(m);
	w = learn(&x, NULL);
	leads = leads_of(&x);

	need_room(m, 0, "features and weights", 0, w.nfeatures + w.n, UINT16_MAX);
	put_c_banner(out, m->version, m->digest);
	fprintf(out,
	    "\n/* From which leads on an opinion is of medium and of high confidence. */\n"
	    "enum { BC_LEAD_MEDIUM = %d, BC_LEAD_HIGH = %d };\n\n",
	    leads.medium, leads.high);
	put_places(out, &w);
	put_weights(out, &w);
	put_learned(out, m);
}
