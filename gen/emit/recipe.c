/*
 * What the page needs to know besides the tables to make the index of keyword
 * search of them, as src/index/recipe.h has it.
 */
#include "gen/emit/emit.h"

#include "gen/emit/said.h"
#include "src/index/recipe.h"

/* What a row says of what it has. */
static int
sign_of(const struct model *m, const struct document *d, const struct row *r)
{
	struct bc_said_row said = said_of(m, d, r);
	int bits = says_wordings(r->entry) ? BC_RECIPE_WORDINGS : 0;

	for (int i = 0; i < BC_NSAID; i++)
		bits |= said.text[i] != NULL ? 1 << i : 0;
	return BC_RECIPE_FIRST + bits;
}

void
emit_recipe(const struct model *m, FILE *out)
{
	struct documents all = documents_of(m);
	char *signs = xcalloc(m->nrows + 1, 1);
	size_t *documents = xcalloc(m->nrows + 1, sizeof *documents);

	for (size_t i = 0; i < all.n; i++)
		for (size_t k = 0; k < all.list[i].nrows; k++) {
			const struct document *d = &all.list[i];
			const struct row *r = d->rows[k];

			signs[r - m->rows] = (char)sign_of(m, d, r);
			documents[r - m->rows] = r == d->leader ? 0 : i + 1;
		}
	for (size_t i = 0; i < m->nrows; i++) {
		if (documents[i] > 0)
			fprintf(out, "%zu", documents[i] - 1);
		fputc(signs[i] ? signs[i] : BC_RECIPE_NONE, out);
	}
	fputc('\n', out);
	for (size_t i = 0; i < m->nsynonyms; i++)
		fprintf(out, "%s\n", m->synonyms[i].words);
}
