/*
 * The whole list as one JSON object: each entry on a line of its own, with
 * everything inherited and resolved.
 */
#include "gen/emit/emit.h"
#include "gen/emit/field.h"
#include "gen/base/items.h"
#include "gen/base/print.h"

/* "acme.example the-acme" */
static void
print_aliases(const char *aliases, FILE *out)
{
	const char *before = " ", *rest = aliases, *alias;

	fputs(", \"aliases\": [", out);
	while ((alias = next_item(&rest, ' ')) != NULL) {
		fputs(before, out);
		put_json_string(out, alias);
		before = ", ";
	}
	fputs(aliases != NULL ? " ]" : "]", out);
}

/* What only words have that stand for somebody: other programs, providers and
 * block lists. */
static void
print_owner(enum bouncecode_vocabulary v, const struct word *w, FILE *out)
{
	put_json_member(
	    out, ", ", v == BOUNCECODE_BLOCKLISTS ? "delist" : "url", w->url);
	if (v == BOUNCECODE_PROVIDERS)
		print_aliases(w->aliases, out);
	if (v != BOUNCECODE_SYSTEMS)
		put_json_member(out, ", ", "note", w->note);
}

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
				print_owner((enum bouncecode_vocabulary)v,
				    &words->words[i], out);
			fputs(i + 1 < words->n ? " },\n" : " }\n", out);
		}
		fputs("\t],\n", out);
	}
}

static void
print_terms(const struct model *m, const char *name, const char *const *terms,
    FILE *out)
{
	const struct vocabulary *v = &m->vocabularies[BOUNCECODE_SYSTEMS];
	const char *before = "{ ";

	fprintf(out, ", \"%s\": ", name);
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
		print_terms(m, "as", c->terms, out);
		print_terms(m, "as_transient", c->transient_terms, out);
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
		put_json_member(out, ", ", "kind", s->kind ? s->kind : "own");
		fputs(i + 1 < m->nsources ? " },\n" : " }\n", out);
	}
	fputs("\t],\n", out);
}

static void
print_references(const struct entry *e, FILE *out)
{
	char url[600];

	fputs("[", out);
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

/* What stands at a sample: was it made up, and what must the answer be? A
 * counter-sample has only what it must not be. */
static void
print_samples(const struct entry *e, bool counter, FILE *out)
{
	const char *before = " { ";

	fputs("[", out);
	for (size_t i = 0; i < e->nsamples; i++) {
		const struct sample *s = &e->samples[i];

		if (s->counter != counter)
			continue;
		put_json_member(out, before, "text", s->text);
		if (!counter) {
			fprintf(out, ", \"made\": %s", s->made ? "true" : "false");
			put_json_member(out, ", ", "category", s->category);
		}
		put_json_member(out, ", ", "bounce", s->bounce);
		fputs(" }", out);
		before = ", { ";
	}
	fputs(before[0] == ',' ? " ]" : "]", out);
}

static void
print_strings(const struct value *v, FILE *out)
{
	fputs("[", out);
	for (size_t i = 0; i < v->n; i++) {
		fputs(i ? ", " : " ", out);
		put_json_string(out, v->strings[i]);
	}
	fputs(v->n ? " ]" : "]", out);
}

static void
print_value(const struct value *v, const struct entry *e, FILE *out)
{
	switch (v->type) {
	case NOTHING:
	case STRING:
		put_json_string(out, v->string);
		break;
	case NUMBER:
		fprintf(out, "%lu", v->number);
		break;
	case TRUTH:
		fputs(v->number ? "true" : "false", out);
		break;
	case STRINGS:
		print_strings(v, out);
		break;
	case REFERENCES:
		print_references(e, out);
		break;
	case SAMPLES:
		print_samples(e, false, out);
		break;
	case COUNTERS:
		print_samples(e, true, out);
		break;
	}
}

/* Every entry has every field: what a wording has and a code has not is null,
 * false or empty there. */
static void
print_entry(const struct model *m, const struct row *r, FILE *out)
{
	struct subject s = subject_of(m, r);

	for (const struct field *f = fields; f->name != NULL; f++) {
		struct value v = f->value_of(&s);

		fprintf(out, "%s\"%s\": ", f == fields ? "\t\t{ " : ", ", f->name);
		print_value(&v, s.entry, out);
	}
}

/* Texts that only say that delivery failed, and where the rest stands. */
static void
print_headlines(const struct model *m, FILE *out)
{
	fputs("\t\"headlines\": [\n", out);
	for (size_t i = 0; i < m->nheadlines; i++) {
		const struct entry *e = &m->headlines[i].entry;
		struct value match = strings_of(&e->patterns);

		fputs("\t\t{ \"match\": ", out);
		print_strings(&match, out);
		put_json_member(out, ", ", "where", m->headlines[i].where);
		put_json_member(out, ", ", "provider", e->provider_id);
		put_json_member(out, ", ", "lang", e->lang);
		fputs(", \"references\": ", out);
		print_references(e, out);
		fputs(", \"samples\": ", out);
		print_samples(e, false, out);
		fputs(i + 1 < m->nheadlines ? " },\n" : " }\n", out);
	}
	fputs("\t],\n", out);
}

/* What a server should answer. */
static void
print_situations(const struct model *m, FILE *out)
{
	fputs("\t\"situations\": [\n", out);
	for (size_t i = 0; i < m->nsituations; i++) {
		const struct situation *s = &m->situations[i];

		put_json_member(out, "\t\t{ ", "code", s->entry.code);
		put_json_member(out, ", ", "reply", s->reply);
		put_json_member(out, ", ", "when", s->entry.text[TITLE]);
		put_json_member(out, ", ", "words", s->words);
		fputs(", \"references\": ", out);
		print_references(&s->entry, out);
		fputs(i + 1 < m->nsituations ? " },\n" : " }\n", out);
	}
	fputs("\t],\n", out);
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
	print_headlines(m, out);
	print_situations(m, out);
	fputs("\t\"entries\": [\n", out);
	for (size_t i = 0; i < m->nrows; i++) {
		print_entry(m, &m->rows[i], out);
		fputs(i + 1 < m->nrows ? " },\n" : " }\n", out);
	}
	fputs("\t]\n}\n", out);
}
