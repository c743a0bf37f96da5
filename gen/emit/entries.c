/*
 * The numbers of the entries as an enumeration, by what gen/emit/symbol.c calls
 * them: all files of the runtime that tell of entries name them.
 */
#include "gen/emit/emit.h"

#include "gen/base/print.h"
#include "gen/emit/tables.h"

void
emit_entries(const struct model *m, FILE *out)
{
	struct symbols s = symbols_of(m);

	put_c_banner(out, m->version, m->digest);
	fputs("\n/* The numbers of the entries: 0 is none, wordings come last. */\n"
	      "enum {\n"
	      "\tBC_NO_ENTRY,\n",
	    out);
	for (size_t i = 0; i < m->nrows; i++) {
		if (i == count_codes(m))
			fputs(BEGIN_WORDINGS, out);
		fprintf(out, "\tBC_E_%s,\n", s.rows[i]);
	}
	if (count_codes(m) < m->nrows)
		fputs(END_WORDINGS, out);
	fputs("\tBC_ENTRIES_END\n};\n", out);
}
