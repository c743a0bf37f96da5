/* The words of an answer as types of Python, for those who check theirs. */
#include "gen/emit/emit.h"

#include <ctype.h>

static void
put_type(const struct vocabulary *v, FILE *out)
{
	fprintf(out, "\n%c%s = Literal[\n", toupper((unsigned char)*v->element), v->element + 1);
	for (size_t i = 0; i < v->n; i++)
		fprintf(out, "    \"%s\",\n", v->words[i].id);
	fputs("]\n", out);
}

void
emit_python(const struct model *m, FILE *out)
{
	fputs("\"\"\"The words of the answers, as types. Made from the list.\"\"\"\n"
	      "from typing import Literal\n", out);
	for (size_t i = 0; i < NVOCABULARIES; i++)
		put_type(&m->vocabularies[i], out);
}
