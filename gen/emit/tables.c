/*
 * The tables of the list. What everybody needs lies in one pool of strings, the
 * long texts, which may be left out, in another.
 */
#include "gen/emit/emit.h"

#include "gen/base/print.h"
#include "gen/base/printed.h"
#include "gen/emit/tables.h"
#include "src/list/list.h"

/* The first and the last are of long texts. */
static const struct table *const groups[] = { text_numbers, entry_tables,
	code_tables, word_tables, text_tables };

enum { NGROUPS = sizeof groups / sizeof *groups, GROUP_MAX = 8 };

/* The rows of each table, as C, in halves. */
struct rows {
	char *of[NGROUPS][GROUP_MAX][NHALVES];
};

/* The tables refer to pools that stand before them in the file and are only full
 * when all tables are printed, so that these go through memory. */
static char *
in_memory(const struct table *table, struct tables *t)
{
	struct printed text;

	printed_begin(&text);
	if (table->of == OF_BOTH ||
	    (table->of == OF_WORDINGS) == (t->half == WORDINGS))
		table->put_rows(t, text.out);
	return printed_end(&text);
}

static void
fill_half(struct tables *t, enum half half, struct rows *rows)
{
	t->half = half;
	for (int g = 0; g < NGROUPS; g++)
		for (int i = 0; groups[g][i].put_rows != NULL; i++)
			rows->of[g][i][half] = in_memory(&groups[g][i], t);
}

static void
put_list(FILE *out, const struct table *table, char *const rows[NHALVES])
{
	begin_codes_of(out, &table->list);
	fputs(rows[CODES], out);
	begin_wordings_of(out, &table->list);
	fputs(rows[WORDINGS], out);
	end_list(out, &table->list);
	fputs(table->tail, out);
}

static void
put_table(FILE *out, const struct table *table, char *const rows[NHALVES])
{
	if (table->of == OF_WORDINGS)
		fputs(BEGIN_WORDINGS, out);
	fputs(table->head, out);
	fputs(rows[CODES], out);
	if (table->of == OF_BOTH && *rows[WORDINGS] != '\0')
		fprintf(out, "%s%s%s", BEGIN_WORDINGS, rows[WORDINGS], END_WORDINGS);
	else
		fputs(rows[WORDINGS], out);
	fputs(table->tail, out);
	if (table->of == OF_WORDINGS)
		fputs(END_WORDINGS "\n", out);
}

static void
put_group(FILE *out, int g, const struct rows *rows)
{
	for (int i = 0; groups[g][i].put_rows != NULL; i++)
		(groups[g][i].list.name ? put_list : put_table)(
		    out, &groups[g][i], rows->of[g][i]);
}

void
emit_tables(const struct model *m, FILE *out)
{
	struct tables t = { .model = m, .symbols = symbols_of(m),
		.names = empty_pool(m, "names", "BC_NAME", "bytes of names", BC_POOL_MAX),
		.terms = empty_pool(m, "terms", "BC_TERM", "bytes of terms", BC_TERMS_MAX),
		.prose = empty_pool(m, "prose", "BC_PROSE", "bytes of texts", BC_POOL_MAX) };
	struct rows rows;

	fill_half(&t, CODES, &rows);
	end_codes(&t.names);
	end_codes(&t.terms);
	end_codes(&t.prose);
	fill_half(&t, WORDINGS, &rows);
	put_c_banner(out, m->version, m->digest);
	fprintf(out,
	    "\nstatic const char bc_version[] = \"%s\";\n"
	    "static const char bc_updated[] = \"%s\";\n"
	    "static const char bc_digest[] = \"%s\";\n\n",
	    m->version, m->updated, m->digest);
	put_pool(out, &t.names);
	put_pool(out, &t.terms);
	fputs("#ifndef BOUNCECODE_NO_TEXT\n\n", out);
	put_pool(out, &t.prose);
	put_group(out, 0, &rows);
	fputs("#endif\n\n", out);
	for (int g = 1; g < NGROUPS - 1; g++)
		put_group(out, g, &rows);
	fputs("#ifndef BOUNCECODE_NO_TEXT\n\n", out);
	put_group(out, NGROUPS - 1, &rows);
	fputs("#endif\n", out);
}
