/*
 * The whole list as one JSON object: each entry on a line of its own, with
 * everything inherited and resolved. The names are those of a record of the
 * command.
 */
#include "gen/emit/emit.h"
#include "gen/base/print.h"

#include <string.h>

static void
print_words(const struct model *m, FILE *out)
{
	static const char *const plural[NVOCABULARIES] = { NULL, "faults",
		"bounces", "actions", "confidences", "kinds", "bases",
		"remarks", "systems", "providers", "blocklists" };

	for (int v = BOUNCECODE_FAULTS; v < NVOCABULARIES; v++) {
		const struct vocabulary *words = &m->vocabularies[v];

		fprintf(out, "\t\"%s\": [\n", plural[v]);
		for (size_t i = 0; i < words->n; i++) {
			put_json_member(out, "\t\t{ ", "id", words->words[i].id);
			fprintf(out, ", \"number\": %u", words->words[i].number);
			put_json_member(out, ", ",
			    v >= BOUNCECODE_SYSTEMS ? "name" : "explanation",
			    words->words[i].text);
			if (v >= BOUNCECODE_SYSTEMS)
				put_json_member(out, ", ",
				    v == BOUNCECODE_BLOCKLISTS ? "delist" : "url",
				    words->words[i].url);
			fputs(i + 1 < words->n ? " },\n" : " }\n", out);
		}
		fputs("\t],\n", out);
	}
}

static void
print_terms(const struct model *m, const char *const *terms, FILE *out)
{
	const struct vocabulary *v = &m->vocabularies[BOUNCECODE_SYSTEMS];
	const char *before = "{ ";

	fputs(", \"as\": ", out);
	for (size_t i = 0; i < v->n; i++) {
		const char *term = terms[v->words[i].number];

		if (term == NULL)
			continue;
		put_json_member(out, before, v->words[i].id, term);
		before = ", ";
	}
	fputs(before[0] == '{' ? "{}" : " }", out);
}

static void
print_categories(const struct model *m, FILE *out)
{
	fputs("\t\"categories\": [\n", out);
	for (size_t i = 0; i < m->ncategories; i++) {
		const struct category *c = &m->categories[i];

		put_json_member(out, "\t\t{ ", "id", c->word->id);
		fprintf(out, ", \"number\": %u", c->word->number);
		put_json_member(out, ", ", "explanation", c->word->text);
		put_json_member(out, ", ", "fault",
		    word_id(m, BOUNCECODE_FAULTS, c->fault));
		put_json_member(out, ", ", "permanent",
		    word_id(m, BOUNCECODE_BOUNCES, c->verdict.permanent));
		put_json_member(out, ", ", "transient",
		    word_id(m, BOUNCECODE_BOUNCES, c->verdict.transient));
		put_json_member(out, ", ", "action",
		    word_id(m, BOUNCECODE_ACTIONS, c->verdict.action));
		print_terms(m, c->terms, out);
		fputs(i + 1 < m->ncategories ? " },\n" : " }\n", out);
	}
	fputs("\t],\n", out);
}

static void
print_sources(const struct model *m, FILE *out)
{
	fputs("\t\"sources\": [\n", out);
	for (size_t i = 0; i < m->nsources; i++) {
		const struct source *s = &m->sources[i];

		put_json_member(out, "\t\t{ ", "id", s->id);
		put_json_member(out, ", ", "name", s->name);
		put_json_member(out, ", ", "title", s->title);
		put_json_member(out, ", ", "date", s->date);
		put_json_member(out, ", ", "url", s->url);
		fputs(i + 1 < m->nsources ? " },\n" : " }\n", out);
	}
	fputs("\t],\n", out);
}

static void
print_references(const struct entry *e, FILE *out)
{
	char url[600];

	fputs(", \"references\": [", out);
	for (size_t i = 0; i < e->nreferences; i++) {
		const struct reference *r = &e->references[i];

		reference_url(r, url, sizeof url);
		put_json_member(out, i ? ", { " : " { ", "name", r->source->name);
		put_json_member(out, ", ", "section", r->section);
		put_json_member(out, ", ", "url", url);
		fputs(" }", out);
	}
	fputs(" ]", out);
}

static void
print_remarks(const struct model *m, unsigned remarks, FILE *out)
{
	const char *before = " ";

	fputs(", \"remarks\": [", out);
	for (unsigned n = 0; n < 8; n++)
		if (remarks & 1u << n) {
			fputs(before, out);
			put_json_string(
			    out, word_id(m, BOUNCECODE_REMARKS, (int)n));
			before = ", ";
		}
	fputs(remarks ? " ]" : "]", out);
}

/* The word of a number where 0 is none. */
static const char *
word_or_null(const struct model *m, enum bouncecode_vocabulary v, unsigned number)
{
	return number ? word_id(m, v, (int)number) : NULL;
}

static void
print_codes(const struct row *r, FILE *out)
{
	if (r->entry->reply > 99)
		fprintf(out, ", \"reply\": %u", r->entry->reply);
	else
		fputs(", \"reply\": null", out);
	put_json_member(out, ", ", "enhanced", row_enhanced(r));
}

/* What a wording has and a code has not: there it is null, false or empty. */
static void
print_wording(const struct model *m, const struct entry *e, FILE *out)
{
	put_json_member(out, ", ", "provider",
	    word_or_null(m, BOUNCECODE_PROVIDERS, e->provider));
	put_json_member(out, ", ", "blocklist",
	    word_or_null(m, BOUNCECODE_BLOCKLISTS, e->blocklist));
	put_json_member(out, ", ", "token", e->token);
	put_json_member(out, ", ", "lang", e->lang);
	fprintf(out, ", \"catch_all\": %s, \"match\": [",
	    e->catch_all ? "true" : "false");
	for (size_t i = 0; i < e->patterns.n; i++) {
		fputs(i ? ", " : " ", out);
		put_json_string(out, e->patterns.list[i].text);
	}
	fputs(e->patterns.n ? " ]" : "]", out);
	put_json_member(out, ", ", "sample", e->sample);
	put_json_member(out, ", ", "checked", e->checked);
}

static void
print_entry(const struct model *m, const struct row *r, FILE *out)
{
	static const char *const truth[] = { "null", "false", "true" };
	const struct entry *e = r->entry;
	struct judgement j = judge(m, e, r->digit);

	put_json_member(out, "\t\t{ ", "code", r->key);
	fprintf(out, ", \"number\": %lu", (unsigned long)r->number);
	print_codes(r, out);
	put_json_member(out, ", ", "kind", word_id(m, BOUNCECODE_KINDS, (int)e->kind));
	put_json_member(out, ", ", "category", j.category->word->id);
	put_json_member(out, ", ", "fault",
	    word_id(m, BOUNCECODE_FAULTS, j.category->fault));
	put_json_member(out, ", ", "bounce", word_id(m, BOUNCECODE_BOUNCES, j.bounce));
	fprintf(out, ", \"permanent\": %s", truth[j.permanent + 1]);
	put_json_member(out, ", ", "action", word_id(m, BOUNCECODE_ACTIONS, j.action));
	put_json_member(out, ", ", "confidence",
	    word_id(m, BOUNCECODE_CONFIDENCES, e->confidence));
	fprintf(out, ", \"vague\": %s", e->vague ? "true" : "false");
	print_remarks(m, r->remarks, out);
	put_json_member(out, ", ", "deprecated", e->deprecated);
	put_json_member(out, ", ", "associated_replies", e->replies);
	for (int t = 0; t < NTEXTS; t++)
		put_json_member(out, ", ", text_names[t], e->text[t]);
	put_json_member(out, ", ", "reason", e->reason);
	print_references(e, out);
	print_wording(m, e, out);
}

void
emit_json(const struct model *m, FILE *out)
{
	put_json_member(out, "{\n\t", "version", m->version);
	put_json_member(out, ",\n\t", "updated", m->updated);
	put_json_member(out, ",\n\t", "digest", m->digest);
	fputs(",\n", out);
	print_words(m, out);
	print_categories(m, out);
	print_sources(m, out);
	fputs("\t\"entries\": [\n", out);
	for (size_t i = 0; i < m->nrows; i++) {
		print_entry(m, &m->rows[i], out);
		fputs(i + 1 < m->nrows ? " },\n" : " }\n", out);
	}
	fputs("\t]\n}\n", out);
}
