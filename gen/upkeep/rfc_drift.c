/* Goes from each RFC that is named to what obsoleted it, and so on, and compares what the
 * index says of each of them with what the list knows. */
#include "gen/upkeep/rfc_drift.h"

#include "gen/base/items.h"
#include "gen/base/memory.h"

#include <string.h>

const char *const rfc_change_names[] = { "obsoleted", "updated", "missing",
	"new", "gone" };

static void
add(struct rfc_drift *d, struct rfc_difference difference)
{
	d->differences = xgrow(d->differences, d->n, sizeof *d->differences);
	d->differences[d->n++] = difference;
	for (size_t i = 0; i < difference.by.n; i++)
		d->said[difference.by.numbers[i]] = true;
}

/* An RFC and those that obsoleted it, one after the other, until the next call; the list
 * may have a circle. */
static struct rfcs
chain_of(const struct rfc_index *index, unsigned number)
{
	static unsigned numbers[RFC_MAX + 1];
	static bool is_there[RFC_MAX + 1];
	struct rfcs chain = { numbers, 0 };

	numbers[chain.n++] = number;
	is_there[number] = true;
	for (size_t i = 0; i < chain.n; i++) {
		const struct rfc *rfc = index->rfcs[numbers[i]];

		for (size_t k = 0; rfc != NULL && k < rfc->by[OBSOLETED].n; k++) {
			unsigned by = rfc->by[OBSOLETED].numbers[k];

			if (!is_there[by])
				numbers[chain.n++] = by;
			is_there[by] = true;
		}
	}
	for (size_t i = 0; i < chain.n; i++)
		is_there[numbers[i]] = false;
	return chain;
}

/* false where there is no more room. */
static bool
add_end(struct rfc *rfc, unsigned number)
{
	struct rfcs ends = { rfc->ends, rfc->nends };

	if (rfcs_have(&ends, number))
		return true;
	if (rfc->nends == ENDS_MAX)
		return false;
	rfc->ends[rfc->nends++] = number;
	return true;
}

/* What those have that obsoleted it; none where that is not known. */
static bool
find_ends(const struct rfc_index *index, struct rfc *rfc)
{
	for (size_t i = 0; i < rfc->by[OBSOLETED].n; i++) {
		unsigned by = rfc->by[OBSOLETED].numbers[i];
		const struct rfc *next = index->rfcs[by];

		if (next == NULL || next->by[OBSOLETED].n == 0) {
			if (!add_end(rfc, by))
				return false;
			continue;
		}
		for (size_t k = 0; k < next->nends; k++)
			if (!add_end(rfc, next->ends[k]))
				return false;
		if (next->nends == 0)
			return false;
	}
	return true;
}

/* What obsoletes another one is later and has a larger number: from there on few chains
 * are gone through more than once. */
static void
find_all_ends(const struct rfc_index *index)
{
	for (unsigned number = RFC_MAX; number > 0; number--) {
		struct rfc *rfc = index->rfcs[number];

		if (rfc != NULL && !find_ends(index, rfc))
			rfc->nends = 0;
	}
}

struct rfcs
rfcs_in_force(const struct rfc_index *index, unsigned number)
{
	struct rfc *known = index->rfcs[number];
	struct rfcs chain;
	size_t n = 0;

	if (known != NULL && known->nends > 0)
		return (struct rfcs){ known->ends, known->nends };
	chain = chain_of(index, number);
	for (size_t i = 0; i < chain.n; i++) {
		const struct rfc *rfc = index->rfcs[chain.numbers[i]];

		if (rfc == NULL || rfc->by[OBSOLETED].n == 0)
			chain.numbers[n++] = chain.numbers[i];
	}
	chain.n = n;
	return chain;
}

/* Does the element say that it is later than this RFC? */
static bool
is_than(const struct later *later, unsigned number)
{
	const char *list = later->than, *item;

	while ((item = next_item(&list, ' ')) != NULL)
		if (rfc_number(item) == number)
			return true;
	return false;
}

/* Is it known that one RFC changes another one; that it is new, for which the
 * other one is 0? */
static bool
is_known(const struct model *m, unsigned by, unsigned number)
{
	for (size_t i = 0; i < m->nlaters; i++)
		if (rfc_number(m->laters[i].rfc) == by &&
		    (number == 0 || is_than(&m->laters[i], number)))
			return true;
	return false;
}

static void
compare_relation(struct rfc_drift *d, const struct rfc *rfc,
    enum relation relation, struct rfcs behind)
{
	struct rfc_difference x = { .change = (enum rfc_change)relation,
		.number = rfc->number, .behind = behind };

	for (size_t i = 0; i < rfc->by[relation].n; i++) {
		unsigned by = rfc->by[relation].numbers[i];

		if (is_known(d->model, by, rfc->number))
			d->nwanted++;
		else
			rfcs_add(&x.by, by);
	}
	if (x.by.n > 0)
		add(d, x);
}

static void
compare_rfc(struct rfc_drift *d, unsigned number, struct rfcs behind)
{
	const struct rfc *rfc = d->index->rfcs[number];

	if (rfc == NULL || !rfc->issued) {
		add(d,
		    (struct rfc_difference){ .change = RFC_MISSING,
			.number = number, .behind = behind });
		return;
	}
	compare_relation(d, rfc, OBSOLETED, behind);
	compare_relation(d, rfc, UPDATED, behind);
}

/* An RFC that is new has to be read once, unless the list names it. */
static void
compare_new(struct rfc_drift *d, const struct rfc *rfc)
{
	const char *read = d->model->rfcs_read;

	if (!rfc->issued || !rfc->topical || names_find(d->names, rfc->number) != NULL)
		return;
	if (read != NULL && rfc->date != NULL && strcmp(rfc->date, read) <= 0)
		return;
	if (is_known(d->model, rfc->number, 0))
		d->nwanted++;
	else if (!d->said[rfc->number])
		add(d,
		    (struct rfc_difference){
			.change = RFC_NEW, .number = rfc->number });
}

/* What the list knows has to be so, or it is a slip of the pen. */
static void
compare_later(struct rfc_drift *d, const struct later *later)
{
	unsigned by = rfc_number(later->rfc);
	const char *list = later->than, *item;
	const struct rfc *rfc;

	if (list == NULL && d->index->rfcs[by] == NULL)
		add(d,
		    (struct rfc_difference){ .change = RFC_GONE, .number = by,
			.line = later->line });
	while ((item = next_item(&list, ' ')) != NULL) {
		struct rfc_difference x = { .change = RFC_GONE,
			.number = rfc_number(item), .line = later->line };

		rfc = d->index->rfcs[x.number];
		if (rfc != NULL && (rfcs_have(&rfc->by[OBSOLETED], by) ||
				       rfcs_have(&rfc->by[UPDATED], by)))
			continue;
		rfcs_add(&x.by, by);
		add(d, x);
	}
}

struct rfc_drift
rfc_drift_of(const struct model *m, const struct rfc_index *index,
    const struct names *names)
{
	struct rfc_drift d = { .model = m, .index = index, .names = names };
	struct rfcs *behind = xcalloc(RFC_MAX + 1, sizeof *behind);

	d.said = xcalloc(RFC_MAX + 1, sizeof *d.said);
	find_all_ends(index);
	for (size_t i = 0; i < names->n; i++) {
		unsigned number = names->list[i].number;
		struct rfcs chain = chain_of(index, number);

		for (size_t k = 0; k < chain.n; k++)
			rfcs_append(&behind[chain.numbers[k]], number);
	}
	for (unsigned number = 1; number <= RFC_MAX; number++)
		if (behind[number].n > 0)
			compare_rfc(&d, number, behind[number]);
	for (unsigned number = 1; number <= RFC_MAX; number++)
		if (index->rfcs[number] != NULL)
			compare_new(&d, index->rfcs[number]);
	for (size_t i = 0; i < m->nlaters; i++)
		compare_later(&d, &m->laters[i]);
	return d;
}
