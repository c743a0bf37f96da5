/*
 * What the command says in other languages, as rows of C in the order of the English
 * texts, each once: the text, and its translations in the order of language_list.h.
 */
#include "gen/emit/emit.h"
#include "gen/base/print.h"
#include "gen/list/translations.h"

#include <stdlib.h>
#include <string.h>

static int
compare(const void *a, const void *b)
{
	const struct english *const *x = a, *const *y = b;
	int order = strcmp((*x)->text, (*y)->text);

	return order != 0 ? order : (*x > *y) - (*x < *y);
}

void
emit_translations(const struct model *m, FILE *out)
{
	const struct translations *t = m->translations;
	const struct english **sorted = xcalloc(t->n + 1, sizeof *sorted);
	size_t n = 0;

	for (size_t i = 0; i < t->n; i++)
		if (is_said_by(&t->texts[i], "command"))
			sorted[n++] = &t->texts[i];
	qsort(sorted, n, sizeof *sorted, compare);
	put_c_banner(out, m->version, m->digest);
	for (size_t i = 0; i < n; i++) {
		if (i > 0 && strcmp(sorted[i - 1]->text, sorted[i]->text) == 0)
			continue;
		fputs("{ ", out);
		put_c_string(out, sorted[i]->text);
		for (size_t l = LANGUAGE_ENGLISH + 1; l < NLANGUAGES; l++) {
			fputs(l == LANGUAGE_ENGLISH + 1 ? ",\n  { " : ",\n    ", out);
			put_c_string(out, translation_of(
			    t, l, (size_t)(sorted[i] - t->texts)));
		}
		fputs(" } },\n", out);
	}
}
