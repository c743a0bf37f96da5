/*
 * A header of names for the codes of the list, for programs that compare with
 * some of them: a misspelt code is an error of the compiler. A name is made of
 * the digits, which never change, not of the title, which may.
 */
#include "gen/emit/emit.h"
#include "gen/base/print.h"

/* "550 5.7.26" is BOUNCECODE_550_5_7_26. */
static void
put_constant(FILE *out, const char *key)
{
	fputs("BOUNCECODE_", out);
	for (; *key != '\0'; key++)
		fputc(*key == ' ' || *key == '.' ? '_' : *key, out);
}

static void
put_class(FILE *out, unsigned class_digit)
{
	if (class_digit == BOUNCECODE_ANY_CLASS)
		fputs("BOUNCECODE_ANY_CLASS", out);
	else
		fprintf(out, "%u", class_digit);
}

/* The macro of bouncecode.h that makes the number of a row. */
static void
put_number(FILE *out, const struct row *r)
{
	const struct entry *e = r->entry;

	if (r->class_digit == 0) {
		fprintf(out, "BOUNCECODE_REPLY(%u)", e->reply);
		return;
	}
	if (e->reply > 0)
		fprintf(out, "BOUNCECODE_PAIR(%u, ", e->reply);
	else
		fputs("BOUNCECODE_ENHANCED(", out);
	put_class(out, r->class_digit);
	fprintf(out, ", %u, %u)", e->subject, e->detail);
}

/* What the title does not say. */
static const char *
standing(const struct row *r)
{
	if (r->remarks & BOUNCECODE_REMARK_DE_FACTO)
		return " (de facto)";
	return r->remarks & BOUNCECODE_REMARK_OBSOLETE ? " (obsolete)" : "";
}

static void
put_row(FILE *out, const struct row *r)
{
	fputs("/* ", out);
	put_c_comment(out, r->entry->text[TITLE]);
	fprintf(out, "%s */\n#define ", standing(r));
	put_constant(out, r->key);
	fputc(' ', out);
	put_number(out, r);
	fputc('\n', out);
}

void
emit_header(const struct model *m, FILE *out)
{
	put_c_banner(out, m->version, m->digest);
	fputs("/*\n"
	    " * A name for each code that bouncecode_find() knows: BOUNCECODE_550,\n"
	    " * BOUNCECODE_5_7_26, BOUNCECODE_X_7_26 and BOUNCECODE_550_5_7_26, good for\n"
	    " * case labels. A name and its number never change; a newer list has more.\n"
	    " */\n"
	    "#ifndef BOUNCECODE_CODES_H\n"
	    "#define BOUNCECODE_CODES_H\n"
	    "\n"
	    "#include \"bouncecode.h\"\n"
	    "\n",
	    out);
	for (size_t i = 0; i < m->nrows; i++)
		if (m->rows[i].number != 0)
			put_row(out, &m->rows[i]);
	fputs("\n#endif\n", out);
}
