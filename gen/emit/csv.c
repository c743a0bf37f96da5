/*
 * The entries as CSV (RFC 4180, with a header line and LF line ends): the
 * same fields as in the JSON, references as "RFC 7372 3.4; ...",
 * wordings joined by " | ", which no wording holds today.
 */
#include "gen/emit/emit.h"
#include "gen/base/print.h"

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

static char *
joined_patterns(const struct entry *e)
{
	char *s = xstrdup("");

	for (size_t i = 0; i < e->patterns.n; i++)
		s = xprintf("%s%s%s", s, i ? " | " : "",
		    e->patterns.list[i].text);
	return s;
}

/* What a wording has; its words' number 0 is none. */
static void
wording(const struct model *m, const struct row *r, FILE *out)
{
	const struct entry *e = r->entry;

	field(out, e->reply > 99 ? xprintf("%u", e->reply) : NULL);
	field(out, row_enhanced(r));
	word(m, BOUNCECODE_PROVIDERS, e->provider ? (int)e->provider : -1, out);
	word(m, BOUNCECODE_BLOCKLISTS, e->blocklist ? (int)e->blocklist : -1,
	    out);
	field(out, e->token);
	field(out, e->lang);
	field(out, e->catch_all ? "true" : "false");
	field(out, joined_patterns(e));
	field(out, e->sample);
}

void
emit_csv(const struct model *m, FILE *out)
{
	static const char *const truth[] = { "", "false", "true" };

	fputs("code,kind,category,fault,bounce,permanent,action,confidence,remarks,associated_replies,title,meaning,cause,advice,note,reason,references,reply,enhanced,provider,blocklist,token,lang,catch_all,match,sample\n",
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
		wording(m, r, out);
		fputc('\n', out);
	}
}
