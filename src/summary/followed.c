#include "summary/followed.h"
#include "cli/options.h"

#include <stdlib.h>
#include <string.h>

enum { KNOWN_BITS = 1 << 19 };

void
messages_begin(struct messages *m, size_t max, bool all)
{
	*m = (struct messages){ .nslots = 1024, .max = max, .all = all };
	m->slots = must(calloc(m->nslots, sizeof *m->slots));
	m->known = must(calloc(KNOWN_BITS / 64, sizeof *m->known));
}

void
messages_end(struct messages *m)
{
	free(m->slots);
	free(m->known);
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
slot_of(const struct messages *m, uint64_t id)
{
	size_t i = (size_t)(id ^ id >> 32) & (m->nslots - 1);

	while (m->slots[i].id != 0 && m->slots[i].id != id)
		i = (i + 1) & (m->nslots - 1);
	return &m->slots[i];
}

static void
grow(struct messages *m)
{
	struct message *old = m->slots;
	size_t n = m->nslots;

	m->nslots *= 2;
	m->slots = must(calloc(m->nslots, sizeof *m->slots));
	for (size_t i = 0; i < n; i++)
		if (old[i].id != 0)
			*slot_of(m, old[i].id) = old[i];
	free(old);
}

static void
add(struct messages *m, uint64_t id, uint64_t outcomes)
{
	struct message *slot = slot_of(m, id);

	if (slot->id == 0) {
		if (!m->all && !(outcomes & 1u << BOUNCECODE_DEFERRED))
			return;
		if (m->n == m->max) {
			m->missing += (outcomes & 1u << BOUNCECODE_DEFERRED) != 0;
			return;
		}
		if (4 * (m->n + 1) > 3 * m->nslots) {
			grow(m);
			slot = slot_of(m, id);
		}
		slot->id = id;
		m->n++;
	}
	slot->outcomes |= outcomes;
}

void
messages_add(struct messages *m, const char *queue_id, size_t n,
    const char *recipient, size_t length, enum bouncecode_outcome outcome)
{
	uint64_t of_queue = hash(n, queue_id, n), id;
	uint64_t bit = UINT64_C(1) << of_queue % 64;
	uint64_t *known = &m->known[of_queue / 64 % (KNOWN_BITS / 64)];

	/* What was delivered at once, or refused, never waited. */
	if (m->all || outcome == BOUNCECODE_DEFERRED)
		*known |= bit;
	else if ((*known & bit) == 0)
		return;
	id = hash(of_queue, recipient, length);
	add(m, id != 0 ? id : 1, UINT64_C(1) << outcome);
}

void
messages_merge(struct messages *m, const struct messages *other)
{
	for (size_t i = 0; i < other->nslots; i++)
		if (other->slots[i].id != 0)
			add(m, other->slots[i].id, other->slots[i].outcomes);
	m->missing += other->missing;
}

struct deferrals
messages_count(const struct messages *m)
{
	struct deferrals d = { .messages = m->missing };

	for (size_t i = 0; i < m->nslots; i++) {
		uint64_t o = m->slots[i].outcomes;

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
