/*
 * The entries as CSV (RFC 4180, with a header line and LF line ends): the
 * same fields as in the JSON, references as "RFC 7372 3.4; ...".
 */
#include "emit.h"
#include "print.h"

static void
field(FILE *out, const char *s)
{
	fputc(',', out);
	put_csv_field(out, s);
}

static void
word(const struct model *m, enum bouncecode_vocabulary v, int number, FILE *out)
{
	field(out, word_id(m, v, number));
}

static char *
joined_references(const struct entry *e)
{
	char *s = xstrdup("");

	for (size_t i = 0; i < e->nreferences; i++) {
		const struct reference *r = &e->references[i];

		s = xprintf("%s%s%s%s%s", s, i ? "; " : "", r->source->name,
		    r->section ? " " : "", r->section ? r->section : "");
	}
	return s;
}

static char *
joined_remarks(const struct model *m, unsigned remarks)
{
	char *s = xstrdup("");

	for (unsigned n = 0; n < 8; n++)
		if (remarks & 1u << n)
			s = xprintf("%s%s%s", s, *s ? " " : "",
			    find_number(m, BOUNCECODE_REMARKS, n)->id);
	return s;
}

void
emit_csv(const struct model *m, FILE *out)
{
	static const char *const truth[] = { "", "false", "true" };

	fputs("code,kind,category,fault,bounce,permanent,action,confidence,remarks,associated_replies,title,meaning,cause,advice,note,reason,references\n",
	    out);
	for (size_t i = 0; i < m->nrows; i++) {
		const struct row *r = &m->rows[i];
		const struct entry *e = r->entry;
		struct judgement j = judge(m, e, r->digit);

		put_csv_field(out, r->key);
		word(m, BOUNCECODE_KINDS, (int)e->kind, out);
		field(out, j.category->word->id);
		word(m, BOUNCECODE_FAULTS, j.category->fault, out);
		word(m, BOUNCECODE_BOUNCES, j.bounce, out);
		field(out, truth[j.permanent + 1]);
		word(m, BOUNCECODE_ACTIONS, j.action, out);
		word(m, BOUNCECODE_CONFIDENCES, e->confidence, out);
		field(out, joined_remarks(m, r->remarks));
		field(out, e->replies);
		for (int t = 0; t < NTEXTS; t++)
			field(out, e->text[t]);
		field(out, e->reason);
		field(out, joined_references(e));
		fputc('\n', out);
	}
}
