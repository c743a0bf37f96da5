/*
 * Turns what gperf found into tables: "pack FILE". It is compiled with gperf's C
 * code, asks it for the numbers that the hash is a sum of, and writes them, and
 * the keys in the order of their hash, as plain tables.
 */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct bc_slot {
	int name;
	uint32_t number;
	uint16_t entry;
};

#include "keys.gen.h"

/*
 * gperf searches a perfect hash of the keys' four bytes, which is a sum of one
 * number for each byte. With tables of those numbers the runtime needs four
 * additions, a mask and one comparison of 32 bits. Measured in one run on 65536
 * codes in random order: 1.8 ns, against 4.7 ns for gperf's own function, which
 * has to check a range and a length and to compare bytes through a second table.
 * It also keeps the runtime free of code that is not ours to keep free of
 * warnings, and equal for all versions of gperf that find the same numbers.
 */
enum { BYTES = 4, VALUES = 256 };

static unsigned
hash(const char key[BYTES])
{
	return bc_hash(key, BYTES);
}

/* What a byte's value adds to the hash; the constant part goes to byte 0. */
static void
find_parts(unsigned parts[BYTES][VALUES])
{
	char key[BYTES] = { 0 };
	unsigned zero = hash(key);

	for (int b = 0; b < BYTES; b++) {
		for (int v = 0; v < VALUES; v++) {
			key[b] = (char)v;
			parts[b][v] = hash(key) - (b == 0 ? 0 : zero);
		}
		key[b] = 0;
	}
}

static unsigned
power_of_two(unsigned n)
{
	unsigned p = 1;

	while (p < n)
		p *= 2;
	return p;
}

static unsigned
sum_of(unsigned parts[BYTES][VALUES], unsigned mask, uint32_t number)
{
	unsigned sum = 0;

	for (int b = 0; b < BYTES; b++)
		sum += parts[b][number >> 8 * b & 0xff];
	return sum & mask;
}

static void
print_parts(unsigned parts[BYTES][VALUES], unsigned mask, FILE *out)
{
	for (int b = 0; b < BYTES; b++) {
		fputs("\t\t{", out);
		for (int v = 0; v < VALUES; v++)
			fprintf(out, "%s%u,", v % 16 ? " " : "\n\t\t    ",
			    parts[b][v] & mask);
		fputs("\n\t\t},\n", out);
	}
}

/* An empty slot holds a number that belongs in another one, so that whoever
 * looks there finds another number than the sought one. */
static unsigned
number_from_elsewhere(unsigned parts[BYTES][VALUES], unsigned mask, unsigned slot)
{
	unsigned number = 0;

	while (sum_of(parts, mask, number) == slot)
		number++;
	return number;
}

static void
print_slots(unsigned parts[BYTES][VALUES], unsigned mask, FILE *out)
{
	for (unsigned h = 0; h <= mask; h++) {
		if (h <= MAX_HASH_VALUE && bc_slots[h].number != 0)
			fprintf(out,
			    "\t\t{ 0x%08xu, %u * sizeof(struct bouncecode_entry) },\n",
			    (unsigned)bc_slots[h].number, bc_slots[h].entry);
		else
			fprintf(out, "\t\t{ %u, 0 },\n",
			    number_from_elsewhere(parts, mask, h));
	}
}

/* Every key must hash to its own slot by the parts as well. */
static int
check_parts(unsigned parts[BYTES][VALUES], unsigned mask)
{
	for (unsigned h = 0; h <= MAX_HASH_VALUE; h++) {
		uint32_t n = bc_slots[h].number;

		if (n != 0 && sum_of(parts, mask, n) != h) {
			fprintf(stderr, "pack: gperf's hash is not a sum\n");
			return 0;
		}
	}
	return 1;
}

int
main(int argc, char **argv)
{
	static unsigned parts[BYTES][VALUES];
	unsigned size = power_of_two(MAX_HASH_VALUE + 1);
	FILE *out;
	int bad;

	if (argc != 2) {
		fputs("usage: pack FILE\n", stderr);
		return 2;
	}
	find_parts(parts);
	/* gperf's function is used where gperf wants it: on its own keys. */
	if (!check_parts(parts, size - 1) ||
	    bc_find_slot("\177\177\177\177", BYTES) != NULL)
		return 1;
	if ((out = fopen(argv[1], "w")) == NULL) {
		fprintf(stderr, "pack: %s: %s\n", argv[1], strerror(errno));
		return 1;
	}
	fprintf(out,
	    BANNER "\n\n"
	    "/* hash[b][v]: what value v of byte b adds to the hash of a number;\n"
	    " * slots[hash]: the number with this hash, and where its entry is */\n"
	    "static const struct {\n"
	    "\tuint32_t hash[4][256];\n"
	    "\tstruct bc_slot slots[%u];\n"
	    "} bc_keys = {\n\t{\n",
	    size);
	print_parts(parts, size - 1, out);
	fputs("\t},\n\t{\n", out);
	print_slots(parts, size - 1, out);
	fputs("\t}\n};\n", out);
	bad = ferror(out);
	if (fclose(out) != 0 || bad) {
		fprintf(stderr, "pack: %s: cannot write\n", argv[1]);
		remove(argv[1]);
		return 1;
	}
	return 0;
}
