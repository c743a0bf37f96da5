/*
 * gperf input: the four bytes of each code's number and the symbol of its
 * entry. Four bytes always: gperf needs no switch on the length, and
 * fills its table better than with codes as text (54 % against 24 %). pack.c
 * makes the runtime's tables of what gperf finds.
 */
#include "gen/emit/emit.h"

#include "gen/base/print.h"
#include "gen/emit/symbol.h"
#include "src/code/part.h"

/* gperf takes 0.03 s for so many keys, and more than their square for more. */
enum { KEYS_OF_ONE_PART = 512, KEYS_OF_A_PART = 384 };

static uint32_t
parts_for(size_t nkeys)
{
	uint32_t parts = 1;

	if (nkeys <= KEYS_OF_ONE_PART)
		return 1;
	while (nkeys > (size_t)parts * KEYS_OF_A_PART)
		parts *= 2;
	return parts;
}

/* What begins each part. The names that gperf defines end with its number. */
static void
put_head(FILE *out, uint32_t part)
{
	fprintf(out,
	    "%%language=ANSI-C\n"
	    "%%readonly-tables\n"
	    "%%struct-type\n"
	    "%%omit-struct-type\n"
	    "%%pic\n"
	    "%%compare-lengths\n" /* keys hold NUL bytes */
	    "%%enum\n"
	    "%%global-table\n"
	    "%%define hash-function-name bc_hash_%u\n"
	    "%%define lookup-function-name bc_find_slot_%u\n"
	    "%%define string-pool-name bc_slot_keys_%u\n"
	    "%%define word-array-name bc_slots_%u\n"
	    "%%define length-table-name bc_slot_lengths_%u\n"
	    "%%define constants-prefix BC_%u_\n"
	    "%%define initializer-suffix ,0,0\n"
	    "struct bc_slot;\n"
	    "%%%%\n",
	    part, part, part, part, part, part);
}

static void
put_part(FILE *out, const struct model *m, const struct symbols *s, uint32_t part,
    uint32_t parts)
{
	put_head(out, part);
	for (size_t i = 0; i < m->nrows; i++) {
		const struct row *r = &m->rows[i];

		if (r->number == 0 || bc_part_of(r->number, parts) != part)
			continue;
		put_gperf_key(out, r->number);
		fprintf(out, ", 0x%08xu, \"%s\"\n", (unsigned)r->number, s->rows[i]);
	}
}

/* What pack.c asks for each part. */
static void
put_parts(FILE *out, uint32_t parts)
{
	fputs("%%\nstatic const struct part parts[] = {\n", out);
	for (uint32_t i = 0; i < parts; i++)
		fprintf(out,
		    "\t{ bc_hash_%u, bc_find_slot_%u, bc_slots_%u, BC_%u_MAX_HASH_VALUE },\n",
		    i, i, i, i);
	fputs("};\n", out);
}

/* Parts begin with a line "%part", where the rule of make begins another run of
 * gperf. */
void
emit_keys(const struct model *m, FILE *out)
{
	struct symbols s = symbols_of(m);
	size_t nkeys = 0;
	uint32_t parts;

	for (size_t i = 0; i < m->nrows; i++)
		nkeys += m->rows[i].number != 0;
	parts = parts_for(nkeys);
	fputs("%{\n", out);
	put_banner(out, "#define BANNER \"/* ", m->version, m->digest, " */\"\n");
	fputs("%}\n", out);
	for (uint32_t i = 0; i < parts; i++) {
		if (i > 0)
			fputs("%part\n", out);
		put_part(out, m, &s, i, parts);
	}
	put_parts(out, parts);
}
