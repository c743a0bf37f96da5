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
	const char *entry;
};

/* What gperf made of a part of the keys: see src/code/part.h. */
struct part {
	unsigned (*hash)(const char *key, size_t length);
	const struct bc_slot *(*find)(const char *key, size_t length);
	const struct bc_slot *slots;
	unsigned last; /* slot */
};

#include "keys.gen.h"

/* No byte of a code's number is above 99: see BOUNCECODE_PAIR(). */
enum { BYTES = 4, VALUES = 128, NPARTS = sizeof parts / sizeof *parts };

/*
 * gperf searches a perfect hash of the keys' four bytes, which is a sum of one
 * number for each byte. With tables of those numbers the runtime needs four
 * additions, a mask and one comparison of 32 bits. Measured in one run on 65536
 * codes in random order: 1.8 ns, against 4.7 ns for gperf's own function, which
 * has to check a range and a length and to compare bytes through a second table.
 * It also keeps the runtime free of code that is not ours to keep free of
 * warnings, and equal for all versions of gperf that find the same numbers.
 */
struct sums {
	unsigned of[BYTES][VALUES];
};

/* The constant part of the hash goes to byte 0. */
static struct sums
sums_of(const struct part *p)
{
	char key[BYTES] = { 0 };
	unsigned zero = p->hash(key, BYTES);
	struct sums sums;

	for (int b = 0; b < BYTES; b++) {
		for (int v = 0; v < VALUES; v++) {
			key[b] = (char)v;
			sums.of[b][v] =
			    p->hash(key, BYTES) - (b == 0 ? 0 : zero);
		}
		key[b] = 0;
	}
	return sums;
}

/* How many slots each part has: enough for all, and a power of two. */
static unsigned
slots_for_all(void)
{
	unsigned n = 1;

	for (int i = 0; i < NPARTS; i++)
		while (n <= parts[i].last)
			n *= 2;
	return n;
}

static unsigned
slot_of(const struct sums *sums, unsigned nslots, uint32_t number)
{
	unsigned sum = 0;

	for (int b = 0; b < BYTES; b++)
		sum += sums->of[b][number >> 8 * b & (VALUES - 1)];
	return sum & (nslots - 1);
}

static void
print_sums(const struct sums *sums, unsigned nslots, FILE *out)
{
	for (int b = 0; b < BYTES; b++) {
		fputs("\t\t{", out);
		for (int v = 0; v < VALUES; v++)
			fprintf(out, "%s%u,", v % 16 ? " " : "\n\t\t    ",
			    sums->of[b][v] & (nslots - 1));
		fputs("\n\t\t},\n", out);
	}
}

/* An empty slot holds a number that belongs in another one, so that whoever
 * looks there finds another number than the sought one. */
static unsigned
number_from_elsewhere(const struct sums *sums, unsigned nslots, unsigned slot)
{
	unsigned number = 0;

	while (slot_of(sums, nslots, number) == slot)
		number++;
	return number;
}

static void
print_slots(const struct part *p, const struct sums *sums, unsigned nslots,
    FILE *out)
{
	for (unsigned i = 0; i < nslots; i++) {
		if (i <= p->last && p->slots[i].number != 0)
			fprintf(out,
			    "\t\t{ 0x%08xu, BC_E_%s * sizeof(struct bouncecode_entry) },\n",
			    (unsigned)p->slots[i].number, p->slots[i].entry);
		else
			fprintf(out, "\t\t{ %u, 0 },\n",
			    number_from_elsewhere(sums, nslots, i));
	}
}

/* Every key must be found in its own slot by the sums as well, and these be
 * numbers of 16 bits. gperf's function
 * is used where gperf wants it: on its own keys. */
static int
check_part(const struct part *p, const struct sums *sums, unsigned nslots)
{
	for (unsigned i = 0; i <= p->last; i++) {
		uint32_t n = p->slots[i].number;

		if (n != 0 && slot_of(sums, nslots, n) != i) {
			fprintf(stderr, "pack: gperf's hash is not a sum\n");
			return 0;
		}
	}
	return nslots <= UINT16_MAX && p->find("\177\177\177\177", BYTES) == NULL;
}

static int
print_part(const struct part *p, unsigned nslots, FILE *out)
{
	struct sums sums = sums_of(p);

	if (!check_part(p, &sums, nslots))
		return 0;
	fputs("\t{ {\n", out);
	print_sums(&sums, nslots, out);
	fputs("\t},\n\t{\n", out);
	print_slots(p, &sums, nslots, out);
	fputs("\t} },\n", out);
	return 1;
}

static int
print_all(FILE *out)
{
	unsigned nslots = slots_for_all();
	int good = 1;

	fprintf(out,
	    BANNER "\n\n"
	    "/* hash[b][v]: what value v of byte b adds to the hash of a number;\n"
	    " * slots[hash]: the number with this hash, and where its entry is;\n"
	    " * one of both for each part of the numbers */\n"
	    "static const struct {\n"
	    "\tuint16_t hash[4][128];\n"
	    "\tstruct bc_slot slots[%u];\n"
	    "} bc_keys[%d] = {\n",
	    nslots, NPARTS);
	for (int i = 0; i < NPARTS && good; i++)
		good = print_part(&parts[i], nslots, out);
	fputs("};\n", out);
	return good;
}

int
main(int argc, char **argv)
{
	FILE *out;
	int good;

	if (argc != 2) {
		fputs("usage: pack FILE\n", stderr);
		return 2;
	}
	if ((out = fopen(argv[1], "w")) == NULL) {
		fprintf(stderr, "pack: %s: %s\n", argv[1], strerror(errno));
		return 1;
	}
	good = print_all(out) && !ferror(out);
	if (fclose(out) == 0 && good)
		return 0;
	fprintf(stderr, "pack: %s: cannot write\n", argv[1]);
	remove(argv[1]);
	return 1;
}
