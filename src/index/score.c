/*
 * What each word is worth in each document, by BM25 with fields: weights are added
 * up before repetition is damped. Of doubles are asked but the operations that
 * IEEE 754 rounds the same everywhere.
 */
#include "index/said.h"

/* BM25: how soon repetition stops to count, how much length does. */
static const double K1 = 1.2, B = 0.35;

enum { HALVES = 2 * (BC_LEVELS - 1) };

static double
bc_power(double n, unsigned exponent)
{
	double power = 1;

	for (; exponent > 0; exponent--)
		power *= n;
	return power;
}

/* The root of a number from 0 to 1: halving is enough, and done once. */
static double
bc_root(double n, unsigned degree)
{
	double low = 0, high = 1;

	for (unsigned i = 0; i < 60; i++) {
		double middle = (low + high) / 2;

		if (bc_power(middle, degree) < n)
			low = middle;
		else
			high = middle;
	}
	return high;
}

/* The natural logarithm of a number from 1 on: of what is left of it below 2, the
 * series of the inverse hyperbolic tangent. */
static double
bc_logarithm(double n)
{
	static const double of_two = 0.69314718055994530942;
	double sum = 0, z, power;
	unsigned doublings = 0;

	for (; n >= 2; n /= 2)
		doublings++;
	power = z = (n - 1) / (n + 1);
	for (unsigned i = 1; i < 40; i += 2, power *= z * z)
		sum += power / i;
	return 2 * sum + doublings * of_two;
}

/* To the nearest of four steps to the double: with one document more, or one word,
 * nearly all others stay worth what they are, and so do their lines in the tables. */
static double
bc_rounded(double n)
{
	static const double step = 1.18920711500272106672, half = 1.09050773266525765921;
	double rounded = 1;

	while (n >= rounded * half)
		rounded *= step;
	return rounded;
}

struct bc_scoring {
	const struct bc_index *index;
	double ndocuments, average;
};

static struct bc_scoring
bc_begin_scoring(const struct bc_index *x)
{
	struct bc_scoring s = { x, bc_rounded(x->ndocuments), 0 };

	for (uint32_t i = 0; i < x->ndocuments; i++)
		s.average += x->documents[i].length;
	s.average = bc_rounded(s.average / x->ndocuments);
	return s;
}

static double
bc_rarity(const struct bc_scoring *s, uint32_t nlist)
{
	double n = bc_rounded(nlist), others = s->ndocuments - n + 0.5;

	return bc_logarithm(1 + (others > 0.5 ? others : 0.5) / (n + 0.5));
}

static double
bc_impact(const struct bc_scoring *s, const struct bc_worth *p, double rarity)
{
	const struct bc_indexed_document *d = &s->index->documents[p->document];
	double tf = p->weight / (double)BC_WEIGHT_ONE;

	return d->share * rarity * tf * (K1 + 1) /
	    (tf + K1 * (1 - B + B * d->length / s->average));
}

/* Levels are steps of a constant factor, so that small impacts keep their
 * differences; what is worth less than a hundredth counts as that. */
static void
bc_set_levels(struct bc_index *x, const double *impacts, double least, double most)
{
	double steps[BC_LEVELS], half;

	least = least / most > 0.01 ? least / most : 0.01;
	half = bc_root(least, HALVES);
	x->factor = half * half;
	for (unsigned i = 0; i < BC_LEVELS; i++)
		steps[i] = most * bc_power(half, 2 * i + 1);
	for (uint32_t i = 0; i < x->nworths; i++) {
		unsigned level = BC_LEVELS - 1;

		while (level > 0 && impacts[i] <= steps[BC_LEVELS - 1 - level])
			level--;
		x->worths[i].weight = level;
	}
}

void
bc_score(struct bc_index *x)
{
	struct bc_scoring s = bc_begin_scoring(x);
	double *impacts = bc_grow(x, NULL, 0, (x->nworths + 1) * sizeof *impacts);
	double least = 1, most = 0, rarity = 0;

	for (uint32_t i = 0; i < x->nworths; i++) {
		const struct bc_worth *p = &x->worths[i];

		if (i == 0 || p->word != p[-1].word)
			rarity = bc_rarity(&s, x->words[p->word].nlist);
		impacts[i] = bc_impact(&s, p, rarity);
		most = impacts[i] > most ? impacts[i] : most;
		least = i == 0 || impacts[i] < least ? impacts[i] : least;
	}
	bc_set_levels(x, impacts, least, most);
}
