/* What costs most mail: entries that explain refusals, put together where the same
 * has to be done about them. */
#include "summary/problem.h"
#include "summary/rates.h"

#include "list/list.h"

#include <stdlib.h>
#include <string.h>

/* The name of a row is the number of its entry, in letters. */
enum { DIGIT_BITS = 6, DIGITS = 3 };

void
problem_count(struct tally *t, const struct bouncecode_entry *entry,
    const struct attempt *a)
{
	char name[DIGITS];
	size_t number;

	if (entry == NULL)
		return;
	number = (size_t)(entry - bc_entries);
	for (int i = 0; i < DIGITS; i++, number >>= DIGIT_BITS)
		name[i] = (char)('0' + number % (1 << DIGIT_BITS));
	tally_add(t, name, DIGITS, a);
}

static size_t
number_of(const char *name)
{
	size_t number = 0;

	for (int i = DIGITS; i-- > 0;)
		number = number << DIGIT_BITS | (size_t)(name[i] - '0');
	return number;
}

bool
problem_is_name(const char *name, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (name[i] < '0' || name[i] >= '0' + (1 << DIGIT_BITS))
			return false;
	return n == DIGITS && number_of(name) > 0 && number_of(name) <= bouncecode_count();
}

static const struct bouncecode_entry *
entry_of(const struct row *row)
{
	return &bc_entries[number_of(row->name)];
}

/* A full mailbox, or a greylisting, passes by itself. */
static bool
asks_for_something(const struct bouncecode_answer *a)
{
	return a->action != BOUNCECODE_ACTION_NONE &&
	    a->action != BOUNCECODE_ACTION_RETRY;
}

/* A dead address is dead wherever it is. */
static bool
are_one(const struct bouncecode_answer *a, const struct bouncecode_answer *b)
{
	return a->category == b->category && a->action == b->action &&
	    (a->bounce == BOUNCECODE_BOUNCE_HARD ||
		(a->provider == b->provider && a->blocklist == b->blocklist));
}

static struct problem *
problem_of(struct problem *list, size_t n, const struct bouncecode_answer *a)
{
	for (size_t i = 0; i < n; i++)
		if (are_one(&list[i].answer, a))
			return &list[i];
	return &list[n];
}

static int
compare(const void *a, const void *b)
{
	const struct problem *x = a, *y = b;

	if (x->row.count != y->row.count)
		return x->row.count > y->row.count ? -1 : 1;
	return x->answer.entry < y->answer.entry ? -1 : 1;
}

void
rates_find_problems(struct rates *r)
{
	struct tally *t = &r->problem;
	struct problem *list = t->n > 0 ? calloc(t->n, sizeof *list) : NULL;
	size_t n = 0;

	t->failed |= list == NULL && t->n > 0;
	for (size_t i = 0; list != NULL && i < t->n; i++) {
		struct bouncecode_answer a;
		struct problem *p;

		bouncecode_answer_entry(entry_of(&t->rows[i]), &a);
		if (!asks_for_something(&a))
			continue;
		p = problem_of(list, n, &a);
		if (p->entries++ == 0) {
			p->answer = a;
			n++;
		}
		row_add(&p->row, &t->rows[i]);
	}
	if (n > 0)
		qsort(list, n, sizeof *list, compare);
	r->problems = list;
	r->nproblems = n;
}
