/* The words of an answer and its record as types of PostgreSQL. A field that no row below
 * names is text, or a word where it has the name of a vocabulary. */
#include "gen/emit/emit.h"

#include "src/record/fields.h"

#include <string.h>

static const struct {
	const char *field, *type;
} others[] = {
	{ "reply", "integer" },
	{ "permanent", "boolean" },
	{ "retry_after", "integer" },
	{ "remarks", "text[]" },
	{ "references", "bouncecode_reference[]" },
	{ "matched", "bouncecode_match[]" },
};

/* What the members of lists have: the cells of src/record/answer.c. */
static const char members[] =
    "\nCREATE TYPE bouncecode_reference AS (\n"
    "\tname text,\n"
    "\tsection text,\n"
    "\turl text\n"
    ");\n"
    "\nCREATE TYPE bouncecode_match AS (\n"
    "\twhat text,\n"
    "\t\"offset\" integer,\n"
    "\tlength integer\n"
    ");\n";

/* Those of which an answer has one; more than these come with each edition of the list. */
enum { NENUMS = BOUNCECODE_BASES + 1 };

#define NAME(name, with, width) #name,
static const char *const fields[] = { BC_FIELDS_OF_CODE(NAME, 0) BC_FIELDS_OF_VERDICT(NAME, 0)
	BC_FIELDS_OF_TITLE(NAME, 0) BC_FIELDS_OF_PROSE(NAME, 0) BC_FIELDS_OF_EVIDENCE(NAME, 0) };
#undef NAME
enum { NFIELDS = sizeof fields / sizeof *fields };

/* In the order of their numbers, of which a newer list has others behind these: labels
 * that are added to a type stand behind all others. */
static void
put_enum(const struct vocabulary *v, FILE *out)
{
	const char *before = "";

	fprintf(out, "\nCREATE TYPE bouncecode_%s_word AS ENUM (\n", v->element);
	for (unsigned number = 0; number <= UINT8_MAX; number++)
		for (size_t i = 0; i < v->n; i++)
			if (v->words[i].number == number) {
				fprintf(out, "%s\t'%s'", before, v->words[i].id);
				before = ",\n";
			}
	fputs("\n);\n", out);
}

static void
put_type(const struct model *m, const char *field, FILE *out)
{
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (strcmp(field, others[i].field) == 0) {
			fputs(others[i].type, out);
			return;
		}
	for (size_t i = 0; i < NENUMS; i++)
		if (strcmp(field, m->vocabularies[i].element) == 0) {
			fprintf(out, "bouncecode_%s_word", field);
			return;
		}
	fputs("text", out);
}

/* Names are quoted, as some are words of SQL. */
void
emit_postgresql(const struct model *m, FILE *out)
{
	fputs("-- The words of an answer, and its record. Made from the list.\n", out);
	for (size_t i = 0; i < NENUMS; i++)
		put_enum(&m->vocabularies[i], out);
	fputs(members, out);
	fputs("\nCREATE TYPE bouncecode_answer AS (\n", out);
	for (size_t i = 0; i < NFIELDS; i++) {
		fprintf(out, "\t\"%s\" ", fields[i]);
		put_type(m, fields[i], out);
		fputs(i + 1 < NFIELDS ? ",\n" : "\n", out);
	}
	fputs(");\n", out);
}
