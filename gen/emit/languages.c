/*
 * What the web page says in other languages, as JSON: the languages by name, the
 * hashes of the English texts, and for each language its texts in that order. The
 * page knows the English, and finds a text by its hash.
 */
#include "gen/emit/emit.h"
#include "gen/base/print.h"
#include "gen/list/translations.h"

#include <inttypes.h>
#include <string.h>

/* FNV-1a, 32 bits, of the bytes: src/web/say.js has the same. */
static uint32_t
hash_of_text(const char *s)
{
	uint32_t hash = 2166136261u;

	for (; *s != '\0'; s++)
		hash = (hash ^ (unsigned char)*s) * 16777619u;
	return hash;
}

/* The English texts of the page, each once; returns how many. */
static size_t
find_texts(const struct model *m, size_t *places)
{
	const struct translations *t = m->translations;
	struct dictionary seen = { NULL, 0, 0 }, hashes = { NULL, 0, 0 };
	size_t n = 0;

	for (size_t i = 0; i < t->n; i++) {
		const char *text = t->texts[i].text;

		if (!is_said_by(&t->texts[i], "page") ||
		    dictionary_add(&seen, text, i) != i)
			continue;
		if (dictionary_add(&hashes, xprintf("%" PRIu32, hash_of_text(text)), i) != i)
			model_error(m, 1, "\"%s\" has the hash of another text", text);
		places[n++] = i;
	}
	return n;
}

/* In an element of HTML nothing may look like its end. */
static void
put_text(FILE *out, const char *text)
{
	if (text != NULL && strchr(text, '<') != NULL)
		text = NULL;
	put_json_string(out, text);
}

void
emit_languages(const struct model *m, FILE *out)
{
	const struct translations *t = m->translations;
	size_t *places = xcalloc(t->n + 1, sizeof *places), n = find_texts(m, places);

	fputs("{\"names\":{", out);
	for (size_t l = 0; l < NLANGUAGES; l++)
		fprintf(out, "%s\"%s\":\"%s\"", l > 0 ? "," : "",
		    t->languages[l].id, t->languages[l].name);
	fputs("},\n\"hashes\":[", out);
	for (size_t i = 0; i < n; i++)
		fprintf(out, "%s%" PRIu32, i > 0 ? "," : "",
		    hash_of_text(t->texts[places[i]].text));
	fputs("],\n\"texts\":{", out);
	for (size_t l = LANGUAGE_ENGLISH + 1; l < NLANGUAGES; l++) {
		fprintf(out, "%s\n\"%s\":", l > 1 ? "," : "", t->languages[l].id);
		for (size_t i = 0; i < n; i++) {
			fputs(i > 0 ? ",\n" : "[", out);
			put_text(out, translation_of(t, l, places[i]));
		}
		fputs(n > 0 ? "]" : "[]", out);
	}
	fputs("}}\n", out);
}
