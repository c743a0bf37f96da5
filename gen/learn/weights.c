/*
 * An averaged perceptron: an example whose category is not ahead of all others
 * by a margin moves the weights of its features, for it and against the best
 * other one; what counts in the end is the mean of all states of the weights on
 * the way (Freund and Schapire 1999; Collins 2002). All of it is done in whole
 * numbers, and in an order that a generator of fixed numbers makes.
 */
#include "gen/learn/weights.h"

#include <stdlib.h>

enum {
	RUNS = 4,     /* orders of the examples, of which the mean is taken: one */
	EPOCHS = 5,   /* order alone moves the figures by a point or two */
	MARGIN = 2,
	EXAMPLES = 2, /* a feature that fewer have is chance */
	KEPT = 4300, /* weights, 125 for each category; three times as many win half a point */
	RARE = 3,    /* what a rare feature counts: a tongue has few examples */
	USUAL = 2    /* what the middle one of the weights becomes */
};

struct learner {
	const struct examples *x;
	const bool *left_out;
	uint32_t *hashes; /* of the features, sorted */
	size_t *examples; /* how many have each */
	size_t nfeatures, ncategories;
	size_t **numbers; /* for each example: its features, and their count */
	size_t *counts;
	int32_t *weights; /* of each feature for each category */
	int64_t *lag, *sum; /* what the mean takes from them; the mean, times all */
	int64_t time;
};

static int
compare(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return x < y ? -1 : x > y;
}

/* The hashes that enough examples have. */
static void
find_features(struct learner *l)
{
	size_t n = 0, kept = 0, from;
	uint32_t *all;

	for (size_t i = 0; i < l->x->n; i++)
		n += l->x->list[i].nfeatures;
	all = xcalloc(n + 1, sizeof *all);
	n = 0;
	for (size_t i = 0; i < l->x->n; i++)
		for (size_t k = 0; k < l->x->list[i].nfeatures; k++)
			if (l->left_out == NULL || !l->left_out[i])
				all[n++] = l->x->list[i].features[k];
	qsort(all, n, sizeof *all, compare);
	l->examples = xcalloc(n + 1, sizeof *l->examples);
	for (from = 0; from < n;) {
		size_t to = from;

		while (to < n && all[to] == all[from])
			to++;
		if (to - from >= EXAMPLES) {
			l->examples[kept] = to - from;
			all[kept++] = all[from];
		}
		from = to;
	}
	l->hashes = all;
	l->nfeatures = kept;
}

static void
number_features(struct learner *l)
{
	l->numbers = xcalloc(l->x->n + 1, sizeof *l->numbers);
	l->counts = xcalloc(l->x->n + 1, sizeof *l->counts);
	for (size_t i = 0; i < l->x->n; i++) {
		const struct example *e = &l->x->list[i];

		l->numbers[i] = xcalloc(e->nfeatures, sizeof **l->numbers);
		for (size_t k = 0; k < e->nfeatures; k++) {
			const uint32_t *at = bsearch(&e->features[k], l->hashes,
			    l->nfeatures, sizeof *l->hashes, compare);

			if (at != NULL)
				l->numbers[i][l->counts[i]++] =
				    (size_t)(at - l->hashes);
		}
	}
}

/* The best category but one. */
static size_t
best_other(const int32_t *sums, size_t n, size_t but)
{
	size_t best = but == 0;

	for (size_t c = 0; c < n; c++)
		if (c != but && sums[c] > sums[best])
			best = c;
	return best;
}

static void
move(struct learner *l, size_t feature, size_t category, int step)
{
	size_t at = feature * l->ncategories + category;

	l->weights[at] += step;
	l->lag[at] += step * l->time;
}

static void
learn_example(struct learner *l, size_t i)
{
	int32_t sums[BC_CATEGORIES_MAX] = { 0 };
	size_t right = l->x->list[i].category, other;

	for (size_t k = 0; k < l->counts[i]; k++) {
		const int32_t *w = l->weights + l->numbers[i][k] * l->ncategories;

		for (size_t c = 0; c < l->ncategories; c++)
			sums[c] += w[c];
	}
	other = best_other(sums, l->ncategories, right);
	if (sums[right] - sums[other] < MARGIN * bc_root((unsigned)l->counts[i]))
		for (size_t k = 0; k < l->counts[i]; k++) {
			move(l, l->numbers[i][k], right, 1);
			move(l, l->numbers[i][k], other, -1);
		}
	l->time++;
}

/* Knuth's numbers for a linear congruence of 64 bits (MMIX): the upper ones are
 * of use. */
static uint32_t
next_number(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*state >> 33);
}

static void
shuffle(size_t *order, size_t n, uint64_t *state)
{
	for (size_t i = n; i > 1; i--) {
		size_t k = next_number(state) % i, kept = order[i - 1];

		order[i - 1] = order[k];
		order[k] = kept;
	}
}

/* Adds the mean of one run, times its steps, to the sum of all runs. */
static void
run(struct learner *l, size_t *order, size_t n, uint64_t *state)
{
	size_t size = l->nfeatures * l->ncategories;

	for (size_t i = 0; i < size; i++)
		l->weights[i] = 0, l->lag[i] = 0;
	l->time = 1;
	for (int epoch = 0; epoch < EPOCHS; epoch++) {
		shuffle(order, n, state);
		for (size_t i = 0; i < n; i++)
			learn_example(l, order[i]);
	}
	for (size_t i = 0; i < size; i++)
		l->sum[i] += l->weights[i] * l->time - l->lag[i];
}

static int
compare_sizes(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return x > y ? -1 : x < y;
}

static int64_t
size_of(int64_t weight)
{
	return weight < 0 ? -weight : weight;
}

/* What a weight does: rare features, however sure, meet few texts. */
static int64_t
effect_of(const struct learner *l, size_t i)
{
	return size_of(l->sum[i]) *
	    (RARE + bc_root((unsigned)l->examples[i / l->ncategories]));
}

/* The least effect of a weight that is kept. */
static int64_t
threshold(const struct learner *l)
{
	size_t size = l->nfeatures * l->ncategories;
	int64_t *effects = xcalloc(size + 1, sizeof *effects);

	for (size_t i = 0; i < size; i++)
		effects[i] = effect_of(l, i);
	qsort(effects, size, sizeof *effects, compare_sizes);
	return effects[size > KEPT ? KEPT : size];
}

/* What is one in the table, where the middle weight is to be USUAL: a byte has
 * room for the greatest then, and the smallest are not lost. */
static int64_t
unit_of(const struct learner *l, int64_t least)
{
	size_t size = l->nfeatures * l->ncategories, n = 0;
	int64_t *sizes = xcalloc(size + 1, sizeof *sizes);

	for (size_t i = 0; i < size; i++)
		if (effect_of(l, i) > least)
			sizes[n++] = size_of(l->sum[i]);
	qsort(sizes, n, sizeof *sizes, compare_sizes);
	return sizes[n / 2] / USUAL + 1;
}

static int
in_a_byte(int64_t weight, int64_t unit)
{
	int64_t w = (weight + (weight < 0 ? -unit : unit) / 2) / unit;

	return (int)(w > BC_WEIGHT_MAX ? BC_WEIGHT_MAX
		     : w < -BC_WEIGHT_MAX ? -BC_WEIGHT_MAX
					  : w);
}

static struct weights
pruned(const struct learner *l)
{
	int64_t least = threshold(l), unit = unit_of(l, least);
	struct weights w = { NULL, 0, NULL, 0 };

	w.features = xcalloc(l->nfeatures + 1, sizeof *w.features);
	w.list = xcalloc(KEPT + 1, sizeof *w.list);
	for (size_t f = 0; f < l->nfeatures; f++) {
		size_t before = w.n;

		for (size_t c = 0; c < l->ncategories; c++) {
			size_t i = f * l->ncategories + c;
			int weight = in_a_byte(l->sum[i], unit);

			if (effect_of(l, i) > least && weight != 0)
				w.list[w.n++] =
				    (struct weight){ (unsigned)c, weight };
		}
		if (w.n > before)
			w.features[w.nfeatures++] =
			    (struct feature){ l->hashes[f], before };
	}
	w.features[w.nfeatures].first = w.n;
	return w;
}

struct weights
learn(const struct examples *x, const bool *left_out)
{
	struct learner l = { .x = x, .left_out = left_out };
	size_t *order = xcalloc(x->n + 1, sizeof *order), n = 0, size;
	uint64_t state = 12345;

	find_features(&l);
	number_features(&l);
	for (size_t i = 0; i < x->n; i++) {
		if (x->list[i].category >= l.ncategories)
			l.ncategories = x->list[i].category + 1;
		if (left_out == NULL || !left_out[i])
			order[n++] = i;
	}
	size = l.nfeatures * l.ncategories;
	l.weights = xcalloc(size + 1, sizeof *l.weights);
	l.lag = xcalloc(size + 1, sizeof *l.lag);
	l.sum = xcalloc(size + 1, sizeof *l.sum);
	for (int r = 0; r < RUNS; r++)
		run(&l, order, n, &state);
	return pruned(&l);
}

static int
compare_hash(const void *a, const void *b)
{
	const struct feature *f = b;

	return compare(a, &f->hash);
}

struct opinion
opinion_of(const struct weights *w, const struct example *e)
{
	int32_t sums[BC_CATEGORIES_MAX] = { 0 };
	struct opinion o;

	for (size_t i = 0; i < e->nfeatures; i++) {
		const struct feature *f = bsearch(&e->features[i], w->features,
		    w->nfeatures, sizeof *f, compare_hash);

		for (size_t k = f ? f->first : 0; f && k < f[1].first; k++)
			sums[w->list[k].category] += w->list[k].weight;
	}
	o.category = (unsigned)best_other(sums, BC_CATEGORIES_MAX, BC_CATEGORIES_MAX);
	o.lead = bc_lead(sums[o.category],
	    sums[best_other(sums, BC_CATEGORIES_MAX, o.category)], e->nstems);
	return o;
}
