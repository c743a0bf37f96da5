/*
 * What a server should answer, as rows of C for the command: the code, the text
 * to send, what happens, what people call it, and the sources.
 */
#include "gen/emit/emit.h"

#include "gen/base/print.h"

static void
put_sources(FILE *out, const struct entry *e)
{
	char url[2 * BOUNCECODE_TEXT_SIZE];

	fputs("{ ", out);
	for (size_t i = 0; i < e->nreferences; i++) {
		const struct reference *r = &e->references[i];

		reference_url(r, url, sizeof url);
		fputs(i > 0 ? ", { " : "{ ", out);
		put_c_string(out, r->source->name);
		fputs(", ", out);
		put_c_string(out, r->section);
		fputs(", ", out);
		put_c_string(out, url);
		fputs(" }", out);
	}
	fputs(" }", out);
}

void
emit_situations(const struct model *m, FILE *out)
{
	put_c_banner(out, m->version, m->digest);
	for (size_t i = 0; i < m->nsituations; i++) {
		const struct situation *s = &m->situations[i];
		const char *const texts[] = { s->entry.code, s->reply,
			s->entry.text[TITLE], s->words };

		fputs("{ ", out);
		for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) {
			put_c_string(out, texts[k]);
			fputs(",\n  ", out);
		}
		put_sources(out, &s->entry);
		fputs(" },\n", out);
	}
}
