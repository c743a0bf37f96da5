/* Messages by the hash of queue id and recipient, with what became of them. */
#include "summary/followed.h"

#include <stdlib.h>
#include <string.h>

enum { KNOWN_BITS = 1 << 19, SLOTS = 1024 };

void
followed_begin(struct followed *f, size_t max, bool all)
{
	*f = (struct followed){ .nslots = SLOTS, .max = max, .all = all };
	f->slots = calloc(f->nslots, sizeof *f->slots);
	f->known = calloc(KNOWN_BITS / 64, sizeof *f->known);
	if (f->slots == NULL || f->known == NULL)
		f->nslots = f->max = 0;
}

void
followed_end(struct followed *f)
{
	free(f->slots);
	free(f->known);
}

/* Eight bytes at a time, and folded: letters of an address count alike in both
 * cases, and that other bytes share a bit with some matters to nobody. */
static uint64_t
hash(uint64_t h, const char *s, size_t n)
{
	const uint64_t fold = UINT64_C(0x2020202020202020);
	uint64_t bytes;

	for (; n >= 8; s += 8, n -= 8) {
		memcpy(&bytes, s, 8);
		h = (h ^ (bytes | fold)) * UINT64_C(0x9e3779b97f4a7c15);
		h ^= h >> 32;
	}
	bytes = n;
	for (size_t i = 0; i < n; i++)
		bytes = bytes << 8 | (unsigned char)s[i] | 0x20;
	h = (h ^ bytes) * UINT64_C(0x9e3779b97f4a7c15);
	return h ^ h >> 32;
}

static struct message *
slot_of(const struct followed *f, uint64_t id)
{
	size_t i = (size_t)(id ^ id >> 32) & (f->nslots - 1);

	while (f->slots[i].id != 0 && f->slots[i].id != id)
		i = (i + 1) & (f->nslots - 1);
	return &f->slots[i];
}

static bool
grow(struct followed *f)
{
	struct message *old = f->slots;
	struct message *slots = calloc(2 * f->nslots, sizeof *slots);
	size_t n = f->nslots;

	if (slots == NULL)
		return false;
	f->nslots *= 2;
	f->slots = slots;
	for (size_t i = 0; i < n; i++)
		if (old[i].id != 0)
			*slot_of(f, old[i].id) = old[i];
	free(old);
	return true;
}

/* A slot for one more; NULL where there is no room. */
static struct message *
new_slot(struct followed *f, uint64_t id)
{
	if (f->n == f->max || (4 * (f->n + 1) > 3 * f->nslots && !grow(f)))
		return NULL;
	f->n++;
	return slot_of(f, id);
}

static void
add(struct followed *f, uint64_t id, uint64_t outcomes)
{
	struct message *slot = f->max > 0 ? slot_of(f, id) : NULL;

	if (slot == NULL || slot->id == 0) {
		if (!f->all && !(outcomes & 1u << BOUNCECODE_DEFERRED))
			return;
		if ((slot = new_slot(f, id)) == NULL) {
			f->missing += (outcomes & 1u << BOUNCECODE_DEFERRED) != 0;
			return;
		}
		slot->id = id;
	}
	slot->outcomes |= outcomes;
}

void
followed_add(struct followed *f, const char *queue_id, size_t n,
    const char *recipient, size_t length, enum bouncecode_outcome outcome)
{
	uint64_t of_queue = hash(n, queue_id, n), id;
	uint64_t bit = UINT64_C(1) << of_queue % 64;
	uint64_t *known = &f->known[of_queue / 64 % (KNOWN_BITS / 64)];

	if (f->max == 0) {
		f->missing += outcome == BOUNCECODE_DEFERRED;
		return;
	}
	/* What was delivered at once, or refused, never waited. */
	if (f->all || outcome == BOUNCECODE_DEFERRED)
		*known |= bit;
	else if ((*known & bit) == 0)
		return;
	id = hash(of_queue, recipient, length);
	add(f, id != 0 ? id : 1, UINT64_C(1) << outcome);
}

void
followed_merge(struct followed *f, const struct followed *other)
{
	for (size_t i = 0; i < other->nslots; i++)
		if (other->slots[i].id != 0)
			add(f, other->slots[i].id, other->slots[i].outcomes);
	f->missing += other->missing;
}

struct deferrals
followed_count(const struct followed *f)
{
	struct deferrals d = { .messages = f->missing };

	for (size_t i = 0; i < f->nslots; i++) {
		uint64_t o = f->slots[i].outcomes;

		if (!(o & 1u << BOUNCECODE_DEFERRED))
			continue;
		d.messages++;
		if (o & 1u << BOUNCECODE_ACCEPTED)
			d.delivered++;
		else if (o & 1u << BOUNCECODE_FAILED)
			d.failed++;
		else
			d.waiting++;
	}
	return d;
}
