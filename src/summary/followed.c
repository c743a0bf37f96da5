/* Messages in tables with open addressing, by the hash of queue id and
 * recipient. */
#include "summary/followed.h"

#include <stdlib.h>
#include <string.h>

/* The lowest bits of a message: what was said of it, a bit for each outcome. */
enum { ACCEPTED = 1 << 0, DEFERRED = 1 << 1, FAILED = 1 << 2,
	SAID_BITS = ACCEPTED | DEFERRED | FAILED };

enum { SLOTS_MIN = 16 };

/* Always the same: a message has one number, in every process. */
static const struct hash_key no_key = { { 0, 0 } };

static uint64_t
number_of(struct hash *h, enum bouncecode_outcome outcome)
{
	static const uint64_t outcomes[] = { [BOUNCECODE_OUTCOME_ACCEPTED] = ACCEPTED,
		[BOUNCECODE_OUTCOME_DEFERRED] = DEFERRED, [BOUNCECODE_OUTCOME_FAILED] = FAILED };

	return (hash_end(h) & ~(uint64_t)SAID_BITS) | outcomes[outcome];
}

uint64_t
followed_message(const char *queue_id, size_t n, const char *recipient,
    size_t length, enum bouncecode_outcome outcome)
{
	struct hash h;

	hash_begin(&h, &no_key);
	hash_text(&h, queue_id, n);
	hash_folded(&h, recipient, length);
	return number_of(&h, outcome);
}

uint64_t
followed_recipient(
    const char *recipient, size_t length, enum bouncecode_outcome outcome)
{
	struct hash h;

	hash_begin(&h, &no_key);
	hash_folded(&h, recipient, length);
	return number_of(&h, outcome);
}

void
followed_begin(struct followed *f, size_t max, const struct hash_key *key)
{
	*f = (struct followed){ .max = max, .largest = UINT64_MAX, .key = *key };
}

void
followed_end(struct followed *f)
{
	for (size_t i = 0; i < FOLLOWED_TABLES; i++)
		free(f->tables[i].slots);
}

/* ---- places */

/* Where a message is looked for depends on the key: nobody can make messages
 * that come to lie in one place. The finalizer of MurmurHash3, whose first
 * factor is secret as well. */
static uint64_t
place_of(const struct followed *f, uint64_t message)
{
	uint64_t h = (message & ~(uint64_t)SAID_BITS) ^ f->key.halves[0];

	h = (h ^ h >> 33) * (f->key.halves[1] | 1);
	h = (h ^ h >> 33) * UINT64_C(0xc4ceb9fe1a85ec53);
	return h ^ h >> 33;
}

/* The highest half chooses the table, the lowest bits its slot. */
static struct followed_table *
table_of(struct followed *f, uint64_t place)
{
	return &f->tables[(place >> 32) * FOLLOWED_TABLES >> 32];
}

/* The message's slot, or the free one where it would be. */
static uint64_t *
slot_of(const struct followed_table *t, uint64_t place, uint64_t message)
{
	size_t mask = t->nslots - 1, i = (size_t)place & mask;

	while (t->slots[i] != 0 && (t->slots[i] ^ message) > SAID_BITS)
		i = (i + 1) & mask;
	return &t->slots[i];
}

static void
prefetch(const struct followed_table *t, uint64_t place)
{
#if defined(__GNUC__)
	if (t->nslots > 0)
		__builtin_prefetch(&t->slots[(size_t)place & (t->nslots - 1)], 1);
#else
	(void)t, (void)place;
#endif
}

/* Four fifths of the slots may be taken. Returns false without memory. */
static bool
make_room(struct followed *f, struct followed_table *t)
{
	struct followed_table grown = { .n = t->n,
		.nslots = t->nslots ? 2 * t->nslots : SLOTS_MIN };

	if (5 * ((uint64_t)t->n + 1) <= 4 * (uint64_t)t->nslots)
		return true;
	grown.slots = calloc(grown.nslots, sizeof *grown.slots);
	if (grown.slots == NULL)
		return false;
	for (size_t i = 0; i < t->nslots; i++)
		if (t->slots[i] != 0)
			*slot_of(&grown, place_of(f, t->slots[i]), t->slots[i]) =
			    t->slots[i];
	free(t->slots);
	*t = grown;
	return true;
}

/* ---- giving up */

/* Take a message out, and move those behind it up that are not in their own
 * place (Knuth, volume 3, section 6.4, algorithm R). */
static void
remove_at(const struct followed *f, struct followed_table *t, size_t hole)
{
	size_t mask = t->nslots - 1;

	for (size_t i = (hole + 1) & mask; t->slots[i] != 0; i = (i + 1) & mask) {
		size_t home = (size_t)place_of(f, t->slots[i]) & mask;

		/* How far it is from its home, and from the hole. */
		if (((i - home) & mask) < ((i - hole) & mask))
			continue;
		t->slots[hole] = t->slots[i];
		hole = i;
	}
	t->slots[hole] = 0;
	t->n--;
}

static bool
is_kept(const struct followed *f, uint64_t message)
{
	return (message & ~(uint64_t)SAID_BITS) <= f->largest;
}

/* Fifteen sixteenths of the hashes that are kept: it comes to the same numbers one
 * behind the other, whatever is kept. */
static uint64_t
lower(uint64_t largest)
{
	return largest - largest / 16;
}

static void
give_up_above(struct followed *f, uint64_t largest)
{
	f->largest = largest;
	for (size_t k = 0; k < FOLLOWED_TABLES; k++) {
		struct followed_table *t = &f->tables[k];

		f->n -= t->n;
		for (size_t i = 0; i < t->nslots; i++)
			while (!is_kept(f, t->slots[i]))
				remove_at(f, t, i);
		f->n += t->n;
	}
}

static void
give_up_some(struct followed *f)
{
	give_up_above(f, lower(f->largest));
}

bool
followed_lower(struct followed *f, uint64_t largest)
{
	uint64_t step = UINT64_MAX;

	while (step > largest && step > SAID_BITS)
		step = lower(step);
	if (step != largest)
		return false;
	if (largest < f->largest)
		give_up_above(f, largest);
	return true;
}

/* ---- adding */

static void
add(struct followed *f, uint64_t message, uint64_t place)
{
	struct followed_table *t = table_of(f, place);
	uint64_t *slot;

	if (!is_kept(f, message))
		return;
	if (!make_room(f, t)) {
		/* There is no memory for more than there are. */
		f->failed = true;
		f->max = f->n;
		give_up_some(f);
		if (!is_kept(f, message) || !make_room(f, t))
			return;
	}
	slot = slot_of(t, place, message);
	if (*slot == 0) {
		t->n++;
		f->n++;
	}
	*slot |= message;
	while (f->n > f->max && f->largest > SAID_BITS)
		give_up_some(f);
}

/* The slots of a large table are in no cache. That many at a time are asked
 * for before the first is needed: 8 million messages take a third of the time. */
enum { AT_ONCE = 32 };

void
followed_add(struct followed *f, const uint64_t *messages, size_t n)
{
	uint64_t places[AT_ONCE];

	for (size_t k = 0; k < n; k += AT_ONCE) {
		size_t end = n - k < AT_ONCE ? n - k : AT_ONCE;

		for (size_t i = 0; i < end; i++) {
			places[i] = place_of(f, messages[k + i]);
			prefetch(table_of(f, places[i]), places[i]);
		}
		for (size_t i = 0; i < end; i++)
			add(f, messages[k + i], places[i]);
	}
}

void
followed_merge(struct followed *f, const struct followed *other)
{
	enum { SOME = 1024 };
	uint64_t some[SOME];
	size_t n = 0;

	f->failed |= other->failed;
	followed_lower(f, other->largest);
	for (size_t k = 0; k < FOLLOWED_TABLES; k++)
		for (size_t i = 0; i < other->tables[k].nslots; i++) {
			if (other->tables[k].slots[i] == 0)
				continue;
			some[n++] = other->tables[k].slots[i];
			if (n == SOME) {
				followed_add(f, some, n);
				n = 0;
			}
		}
	followed_add(f, some, n);
}

static int
compare(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

uint64_t *
followed_sorted(const struct followed *f)
{
	uint64_t *list = f->n > 0 ? malloc(f->n * sizeof *list) : NULL;
	size_t n = 0;

	for (size_t k = 0; list != NULL && k < FOLLOWED_TABLES; k++)
		for (size_t i = 0; i < f->tables[k].nslots; i++)
			if (f->tables[k].slots[i] != 0)
				list[n++] = f->tables[k].slots[i];
	if (list != NULL)
		qsort(list, n, sizeof *list, compare);
	return list;
}

/* ---- counting */

static void
count_message(struct deferrals *d, uint64_t message)
{
	if ((message & DEFERRED) == 0)
		return;
	d->messages++;
	if (message & ACCEPTED)
		d->delivered++;
	else if (message & FAILED)
		d->failed++;
	else
		d->waiting++;
}

/* Hashes are spread evenly: what was kept is to all as the hashes are. */
static uint64_t
estimate(const struct followed *f, uint64_t kept)
{
	return f->largest == UINT64_MAX ? kept
	    : (uint64_t)((double)kept * 0x1p64 / ((double)f->largest + 1) + 0.5);
}

struct followed_sums
followed_sums(const struct followed *f)
{
	struct followed_sums s = { .is_estimate = f->largest != UINT64_MAX };
	uint64_t accepted = 0, failed = 0;

	for (size_t k = 0; k < FOLLOWED_TABLES; k++)
		for (size_t i = 0; i < f->tables[k].nslots; i++) {
			accepted += (f->tables[k].slots[i] & ACCEPTED) != 0;
			failed += (f->tables[k].slots[i] & FAILED) != 0;
		}
	s.all = estimate(f, f->n);
	s.accepted = estimate(f, accepted);
	s.failed = estimate(f, failed);
	return s;
}

struct deferrals
followed_count(const struct followed *f)
{
	struct deferrals d = { .at_least = f->largest != UINT64_MAX };

	for (size_t k = 0; k < FOLLOWED_TABLES; k++)
		for (size_t i = 0; i < f->tables[k].nslots; i++)
			count_message(&d, f->tables[k].slots[i]);
	/* Hashes are spread evenly: what was given up is to what was kept as
	 * the hashes are. */
	d.missing = (uint64_t)((double)d.messages * (double)(UINT64_MAX - f->largest) /
	    ((double)f->largest + 1));
	return d;
}
