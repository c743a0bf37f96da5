/*
 * Cross-validation: each fifth of the sources is left out in turn, the rest is
 * learned, and the lines of that fifth that were really sent are judged.
 */
#include "gen/learn/leads.h"

#include "gen/learn/weights.h"

#include <stdlib.h>

enum {
	FOLDS = 5,
	MEDIUM = 80, /* of a hundred */
	HIGH = 97
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

/* Of all leads the one from which on most would be won, if a line that is right
 * won so much and one that is wrong lost so much that nothing is won where just
 * that percentage are right. A few wrong lines at a great lead, which are always
 * there, do not end it. */
static int
least_lead(const struct judged *j, int percent)
{
	int64_t won = 0, most = 0;
	int lead = INT8_MAX;

	for (size_t i = 0; i < j->n; i++) {
		won += j->list[i].is_right ? 100 - percent : -percent;
		if (won > most) {
			most = won;
			lead = j->list[i].lead;
		}
	}
	return lead;
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
