/*
 * A hash table with open addressing, at most half full. Nothing depends on the
 * order of its slots, so that the hash need not be the same for ever.
 */
#include "gen/base/dictionary.h"
#include "gen/base/memory.h"

#include <stdint.h>
#include <string.h>

struct dictionary_slot {
	const char *name;
	uint32_t hash;
	size_t number;
};

/* FNV-1a, of 32 bits */
static uint32_t
hash_of(const char *name)
{
	uint32_t hash = 0x811c9dc5;

	for (; *name != '\0'; name++)
		hash = (hash ^ (unsigned char)*name) * 0x01000193;
	return hash;
}

/* The slot that has the name, or the empty one where it belongs. */
static struct dictionary_slot *
slot_of(const struct dictionary *d, const char *name, uint32_t hash)
{
	size_t i = hash & (d->room - 1);

	while (d->slots[i].name != NULL &&
	    (d->slots[i].hash != hash || strcmp(d->slots[i].name, name) != 0))
		i = (i + 1) & (d->room - 1);
	return &d->slots[i];
}

static void
grow(struct dictionary *d)
{
	struct dictionary old = *d;

	d->room = old.room ? 2 * old.room : 64;
	d->slots = xcalloc(d->room, sizeof *d->slots);
	for (size_t i = 0; i < old.room; i++)
		if (old.slots[i].name != NULL)
			*slot_of(d, old.slots[i].name, old.slots[i].hash) =
			    old.slots[i];
}

size_t
dictionary_find(const struct dictionary *d, const char *name)
{
	const struct dictionary_slot *slot;

	if (d->n == 0)
		return NOT_FOUND;
	slot = slot_of(d, name, hash_of(name));
	return slot->name ? slot->number : NOT_FOUND;
}

size_t
dictionary_add(struct dictionary *d, const char *name, size_t number)
{
	uint32_t hash = hash_of(name);
	struct dictionary_slot *slot;

	if (2 * d->n >= d->room)
		grow(d);
	slot = slot_of(d, name, hash);
	if (slot->name == NULL) {
		*slot = (struct dictionary_slot){ name, hash, number };
		d->n++;
	}
	return slot->number;
}

void
multi_dictionary_add(struct multi_dictionary *d, const char *name, size_t number)
{
	size_t first = dictionary_add(&d->first, name, d->n);

	d->members = xgrow(d->members, d->n, sizeof *d->members);
	d->members[d->n] = (struct dictionary_member){ number, NOT_FOUND };
	if (first != d->n) {
		d->members[d->n].next = d->members[first].next;
		d->members[first].next = d->n;
	}
	d->n++;
}
