/* The words of an answer as types of TypeScript, for the npm package. */
#include "gen/emit/emit.h"
#include "gen/base/print.h"

static void
put_words(FILE *out, const char *type, const struct vocabulary *v)
{
	fprintf(out, "\nexport type %s =", type);
	for (size_t i = 0; i < v->n; i++)
		fprintf(out, "\n\t| '%s'", v->words[i].id);
	fprintf(out, "%s;\n", v->n > 0 ? "" : " never");
}

void
emit_types(const struct model *m, FILE *out)
{
	static const char *const types[NVOCABULARIES] = { "Category", "Fault",
		"Bounce", "Action", "Confidence", "Kind", "Basis", "Remark", "System",
		"Provider", "Blocklist" };

	put_banner(out, "// ", m->version, m->digest, "\n");
	for (int v = 0; v < NVOCABULARIES; v++)
		put_words(out, types[v], &m->vocabularies[v]);
}
