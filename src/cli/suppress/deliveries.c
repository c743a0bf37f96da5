/* Deliveries in a table with open addressing. */
#include "cli/suppress/deliveries.h"
#include "cli/output/message.h"

#include <stdlib.h>

/* So many open slots are listed; where a file has more of them, to visit all slots takes
 * less time than it took to read that file. */
enum { SLOTS_MIN = 1024, OPEN_MAX = 64 * 1024 };

void
deliveries_begin(struct deliveries *d, size_t max)
{
	*d = (struct deliveries){ .max = max, .nslots = SLOTS_MIN };
	d->slots = check_memory(calloc(d->nslots, sizeof *d->slots));
	d->open = check_memory(malloc(OPEN_MAX * sizeof *d->open));
}

void
deliveries_end(struct deliveries *d)
{
	free(d->slots);
	free(d->open);
}

uint64_t
deliveries_mailbox(const struct hash_key *key, const char *address, size_t length)
{
	struct hash h;

	hash_begin(&h, key);
	hash_folded(&h, address, length);
	return hash_end(&h) | 1;
}

/* The lowest bit is the same of all. */
static size_t
home_of(const struct deliveries *d, uint64_t mailbox)
{
	return (size_t)(mailbox >> 1) & (d->nslots - 1);
}

static struct delivery *
slot_of(const struct deliveries *d, uint64_t mailbox)
{
	size_t mask = d->nslots - 1, i = home_of(d, mailbox);

	while (d->slots[i].mailbox != 0 && d->slots[i].mailbox != mailbox)
		i = (i + 1) & mask;
	return &d->slots[i];
}

/* Four fifths of the slots may be taken. */
static void
make_room(struct deliveries *d)
{
	struct delivery *old = d->slots;
	size_t n = d->nslots;

	if (5 * (d->n + 1) <= 4 * n)
		return;
	d->nslots = 2 * n;
	d->slots = check_memory(calloc(d->nslots, sizeof *d->slots));
	for (size_t i = 0; i < n; i++)
		if (old[i].mailbox != 0)
			*slot_of(d, old[i].mailbox) = old[i];
	free(old);
}

static struct delivery *
new_slot(struct deliveries *d, uint64_t mailbox)
{
	struct delivery *slot;

	make_room(d);
	slot = slot_of(d, mailbox);
	slot->mailbox = mailbox;
	d->n++;
	return slot;
}

void
deliveries_prefetch(const struct deliveries *d, uint64_t mailbox)
{
#if defined(__GNUC__)
	__builtin_prefetch(&d->slots[home_of(d, mailbox)], 1);
#else
	(void)d, (void)mailbox;
#endif
}

/* By its mailbox, as slots move. */
static void
note_open(struct deliveries *d, uint64_t mailbox)
{
	if (d->nopen < OPEN_MAX)
		d->open[d->nopen] = mailbox;
	d->nopen++;
}

void
deliveries_add(struct deliveries *d, uint64_t mailbox, const struct moment *m)
{
	struct delivery *slot = slot_of(d, mailbox);
	int64_t *last;

	if (slot->mailbox == 0)
		slot = d->n - d->watched < d->max ? new_slot(d, mailbox) : &d->others;
	if (m->is_open && slot->open == 0)
		note_open(d, mailbox);
	last = m->is_open ? &slot->open : &slot->settled;
	if (m->at > *last)
		*last = m->at;
}

void
deliveries_watch(struct deliveries *d, uint64_t mailbox)
{
	struct delivery *slot = slot_of(d, mailbox);

	if (slot->mailbox != 0)
		return;
	slot = new_slot(d, mailbox);
	slot->settled = d->others.settled;
	slot->open = d->others.open;
	if (slot->open != 0)
		note_open(d, mailbox);
	d->watched++;
}

static void
settle(struct delivery *slot, const struct clock *c)
{
	int64_t at = slot->open != 0 ? clock_settled(c, slot->open) : 0;

	if (at > slot->settled)
		slot->settled = at;
	slot->open = 0;
}

void
deliveries_settle(struct deliveries *d, const struct clock *c)
{
	if (d->nopen <= OPEN_MAX)
		for (size_t i = 0; i < d->nopen; i++)
			settle(slot_of(d, d->open[i]), c);
	else
		for (size_t i = 0; i < d->nslots; i++)
			settle(&d->slots[i], c);
	settle(&d->others, c);
	d->nopen = 0;
}

int64_t
deliveries_last(const struct deliveries *d, uint64_t mailbox)
{
	return slot_of(d, mailbox)->settled;
}
