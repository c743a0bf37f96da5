/*
 * What is left to translate: in each language the texts that have no translation,
 * and those whose English is another one now. Nothing, where all is done.
 */
#include "gen/emit/emit.h"
#include "gen/list/translations.h"

static void
print_language(const struct translations *t, size_t language, FILE *out)
{
	const struct language *l = &t->languages[language];

	for (size_t i = 0; i < t->n; i++) {
		const struct english *e = &t->texts[i];

		if (translation_of(t, language, i) != NULL)
			continue;
		if (l->texts[i].line != 0)
			fprintf(out, "translations/%s.xml:%d: %s \"%s\" is of another text than \"%s\"\n",
			    l->id, l->texts[i].line, e->of, e->name, e->text);
		else
			fprintf(out, "translations/%s.xml: %s \"%s\" is missing: \"%s\"\n",
			    l->id, e->of, e->name, e->text);
	}
}

void
emit_untranslated(const struct model *m, FILE *out)
{
	for (size_t l = LANGUAGE_ENGLISH + 1; l < NLANGUAGES; l++)
		print_language(m->translations, l, out);
}
