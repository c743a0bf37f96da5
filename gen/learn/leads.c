/*
 * Cross-validation: each fifth of the sources is left out in turn, the rest is
 * learned, and the lines of that fifth that were really sent are judged. A lead
 * is as sure as those around it were right.
 */
#include "gen/learn/leads.h"

#include "gen/learn/weights.h"

#include <stdlib.h>

enum {
	FOLDS = 5,
	MEDIUM = 80, /* of a hundred */
	HIGH = 97,
	AROUND = 100 /* lines of the nearest leads that judge one */
};

struct verdict_of_line {
	int lead;
	bool is_right;
};

struct judged {
	struct verdict_of_line *list;
	size_t n;
};

static void
judge_fold(struct judged *j, const struct examples *x, unsigned fold)
{
	bool *left_out = xcalloc(x->n + 1, sizeof *left_out);
	struct weights w;

	for (size_t i = 0; i < x->n; i++)
		left_out[i] = x->list[i].source % FOLDS == fold;
	w = learn(x, left_out);
	for (size_t i = 0; i < x->n; i++) {
		struct opinion o;

		if (!left_out[i] || !x->list[i].is_sent)
			continue;
		o = opinion_of(&w, &x->list[i]);
		j->list[j->n++] = (struct verdict_of_line){ o.lead,
			o.category == x->list[i].category };
	}
}

/* The smallest lead last; of equal ones, what was wrong. */
static int
compare(const void *a, const void *b)
{
	const struct verdict_of_line *x = a, *y = b;

	if (x->lead != y->lead)
		return x->lead > y->lead ? -1 : 1;
	return y->is_right - x->is_right;
}

/* From the greatest lead down, as long as enough of the lines around were
 * right. */
static int
least_lead(const struct judged *j, size_t percent)
{
	size_t right = 0, i;

	for (i = 0; i < j->n; i++) {
		size_t n = i + 1 < AROUND ? i + 1 : AROUND;

		right += j->list[i].is_right;
		if (i >= AROUND)
			right -= j->list[i - AROUND].is_right;
		if (n == AROUND && right * 100 < percent * n)
			break;
	}
	return i < AROUND ? INT8_MAX : j->list[i - AROUND / 2].lead;
}

struct leads
leads_of(const struct examples *x)
{
	struct judged j = { xcalloc(x->n + 1, sizeof *j.list), 0 };
	struct leads leads;

	for (unsigned fold = 0; fold < FOLDS; fold++)
		judge_fold(&j, x, fold);
	qsort(j.list, j.n, sizeof *j.list, compare);
	leads.medium = least_lead(&j, MEDIUM);
	leads.high = least_lead(&j, HIGH);
	return leads;
}
