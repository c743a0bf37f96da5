/*
 * The list of hits: the best ones in their order, and of each the spelling that
 * the query asks for.
 */
#include "search/hits.h"

#include "code/code.h"
#include "list/list.h"

/* Equal scores keep the order of the list. */
static int
bc_is_before(const struct bouncecode_hit *a, const struct bouncecode_hit *b)
{
	return a->score > b->score ||
	    (a->score == b->score && a->entry < b->entry);
}

size_t
bc_keep_hit(struct bouncecode_hit *hits, size_t n, size_t max,
    const struct bouncecode_hit *hit)
{
	size_t k;

	if (n == max && (max == 0 || !bc_is_before(hit, &hits[n - 1])))
		return n;
	for (k = n < max ? n++ : n - 1; k > 0 && bc_is_before(hit, &hits[k - 1]); k--)
		hits[k] = hits[k - 1];
	hits[k] = *hit;
	return n;
}

/* Where the run begins that has the entry; the end where there is none. */
static size_t
bc_run_of(const struct bc_facts *facts, const struct bouncecode_entry *entry)
{
	size_t number = (size_t)(entry - bc_entries), start = 0;

	for (size_t i = 0; i < facts->n; i++) {
		if (facts->entries[i] == number)
			return start;
		if (facts->entries[i] == 0)
			start = i + 1;
	}
	return facts->n;
}

const struct bouncecode_entry *
bc_spelling(const struct bc_facts *facts, const struct bouncecode_entry *entry,
    size_t i)
{
	for (size_t at = bc_run_of(facts, entry);
	     at < facts->n && facts->entries[at] != 0; at++) {
		const struct bouncecode_entry *e =
		    &bc_entries[facts->entries[at]];

		if (e != entry && i-- == 0)
			return e;
	}
	return NULL;
}

/* How much of the codes of the query an entry's code has. */
static int
bc_agreement(const struct bouncecode_entry *entry, const struct bouncecode_code *c)
{
	struct bouncecode_code own;

	bc_code_of_number(entry->number, &own);
	return (c->reply != 0 && own.reply == c->reply ? 2 : 0) +
	    (c->class_digit != 0 && own.class_digit == c->class_digit &&
		own.subject == c->subject && own.detail == c->detail);
}

/* Of the spellings of a fact, that one is shown which has most of the codes
 * that the query names: "550 spam" asks for the one with 550. */
void
bc_prefer_code(const struct bc_facts *facts, struct bouncecode_hit *hit,
    const struct bouncecode_code *wanted)
{
	const struct bouncecode_entry *own = hit->entry, *e;
	int best = bc_agreement(own, wanted);

	for (size_t i = 0; (e = bc_spelling(facts, own, i)) != NULL; i++)
		if (bc_agreement(e, wanted) > best) {
			best = bc_agreement(e, wanted);
			hit->entry = e;
		}
}
