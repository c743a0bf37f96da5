/*
 * What the web page says in other languages, as JSON: an object for each, in which
 * each text is found by its English. Every text has a line of its own, by which
 * gen/page.sh and gen/words.awk read them.
 */
#include "gen/emit/emit.h"
#include "gen/base/print.h"
#include "gen/list/translations.h"

/* The English texts of the page, each once; returns how many. */
static size_t
find_texts(const struct translations *t, size_t *places)
{
	struct dictionary seen = { NULL, 0, 0 };
	size_t n = 0;

	for (size_t i = 0; i < t->n; i++)
		if (is_said_by(&t->texts[i], "page") &&
		    dictionary_add(&seen, t->texts[i].text, i) == i)
			places[n++] = i;
	return n;
}

static void
put_texts(FILE *out, const struct translations *t, size_t language,
    const size_t *places, size_t n)
{
	const char *between = "";

	for (size_t i = 0; i < n; i++) {
		const char *text = translation_of(t, language, places[i]);

		if (text == NULL)
			continue;
		fputs(between, out);
		put_script_string(out, t->texts[places[i]].text);
		putc(':', out);
		put_script_string(out, text);
		between = ",\n";
	}
	if (*between != '\0')
		putc('\n', out);
}

void
emit_languages(const struct model *m, FILE *out)
{
	const struct translations *t = m->translations;
	size_t *places = xcalloc(t->n + 1, sizeof *places), n = find_texts(t, places);

	for (size_t l = 0; l < NLANGUAGES; l++) {
		fprintf(out, "%s\n{\"language\":\"%s\",\"name\":\"%s\",\"texts\":{\n",
		    l > 0 ? "," : "[", t->languages[l].id, t->languages[l].name);
		if (l != LANGUAGE_ENGLISH)
			put_texts(out, t, l, places, n);
		fputs("}}", out);
	}
	fputs("\n]\n", out);
}
