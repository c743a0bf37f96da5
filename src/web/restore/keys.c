/* Makes the slots of the exact look-up, as gen/pack.c does. */
#include "web/restore/keys.h"

#include "bouncecode.h"
#include "code/part.h"
#include "web/restore/entries.h"

static uint32_t
get16(const unsigned char *p)
{
	return p[0] | (uint32_t)p[1] << 8;
}

static void
put32(unsigned char *p, uint32_t n)
{
	for (unsigned i = 0; i < 4; i++)
		p[i] = (unsigned char)(n >> 8 * i);
}

static uint32_t
slot_of(const unsigned char *sums, uint32_t nslots, uint32_t number)
{
	uint32_t sum = 0;

	for (unsigned b = 0; b < 4; b++)
		sum += get16(sums + (b * 128 + (number >> 8 * b & 127)) * 2);
	return sum & (nslots - 1);
}

/* An empty slot holds a number that belongs in another one. */
static void
empty_slots(unsigned char *sums, uint32_t nslots)
{
	for (uint32_t i = 0; i < nslots; i++) {
		uint32_t number = 0;

		while (slot_of(sums, nslots, number) == i)
			number++;
		put32(sums + BC_KEY_SUMS + i * BC_KEY_SLOT, number);
	}
}

void
bc_restore_keys(unsigned char *bytes, const struct bc_packed_tables *tables)
{
	unsigned char *keys = bytes + tables->at[BC_PACKED_KEYS];
	const unsigned char *entry = bytes + tables->at[BC_PACKED_ENTRIES];
	uint32_t size = tables->size[BC_PACKED_KEYS], nslots = bc_slots_of(size);
	uint32_t part = BC_KEY_SUMS + nslots * BC_KEY_SLOT, nparts = size / part;

	for (uint32_t i = 0; i < nparts; i++)
		empty_slots(keys + i * part, nslots);
	for (uint32_t at = 0; at < tables->size[BC_PACKED_ENTRIES]; at += BC_ENTRY_SIZE) {
		const unsigned char *e = entry + at;
		uint32_t number = get16(e) | get16(e + 2) << 16;
		unsigned char *sums = keys + bc_part_of(number, nparts) * part, *slot;

		if (number == 0 || e[BC_ENTRY_KIND] >> 4 > BOUNCECODE_KIND_PAIR)
			continue;
		slot = sums + BC_KEY_SUMS + slot_of(sums, nslots, number) * BC_KEY_SLOT;
		put32(slot, number);
		put32(slot + 4, at);
	}
}
