/*
 * gperf input: the four bytes of each code's number and its place in
 * bc_entries. Four bytes always: gperf needs no switch on the length, and
 * fills its table better than with codes as text (54 % against 24 %). pack.c
 * makes the runtime's tables of what gperf finds.
 */
#include "gen/emit/emit.h"
#include "gen/base/print.h"

void
emit_keys(const struct model *m, FILE *out)
{
	fputs("%{\n", out);
	put_banner(out, "#define BANNER \"/* ", m->version, m->digest, " */\"\n");
	fputs("%}\n"
	    "%language=ANSI-C\n"
	    "%readonly-tables\n"
	    "%struct-type\n"
	    "%omit-struct-type\n"
	    "%pic\n"
	    "%compare-lengths\n" /* keys hold NUL bytes */
	    "%enum\n"
	    "%global-table\n"
	    "%define hash-function-name bc_hash\n"
	    "%define lookup-function-name bc_find_slot\n"
	    "%define string-pool-name bc_slot_keys\n"
	    "%define word-array-name bc_slots\n"
	    "%define length-table-name bc_slot_lengths\n"
	    "%define initializer-suffix ,0,0\n"
	    "struct bc_slot;\n"
	    "%%\n",
	    out);
	for (size_t i = 0; i < m->nrows; i++) {
		const struct row *r = &m->rows[i];

		if (r->number == 0)
			continue;
		put_gperf_key(out, r->number);
		fprintf(out, ", 0x%08xu, %zu\n", (unsigned)r->number, i + 1);
	}
}
