/* The words of an answer as types of Python, for those who check theirs. */
#include "gen/emit/emit.h"

#include <ctype.h>

/* Literal needs a word; of none there is no value. */
static void
put_type(const struct vocabulary *v, FILE *out)
{
	fprintf(out, "\n%c%s = %s\n", toupper((unsigned char)*v->element), v->element + 1,
	    v->n > 0 ? "Literal[" : "NoReturn");
	for (size_t i = 0; i < v->n; i++)
		fprintf(out, "    \"%s\",\n", v->words[i].id);
	fputs(v->n > 0 ? "]\n" : "", out);
}

void
emit_python(const struct model *m, FILE *out)
{
	bool has_empty = false;

	for (size_t i = 0; i < NVOCABULARIES; i++)
		has_empty = has_empty || m->vocabularies[i].n == 0;
	fputs("\"\"\"The words of the answers, as types. Made from the list.\"\"\"\n"
	      "from typing import Literal", out);
	fputs(has_empty ? ", NoReturn\n" : "\n", out);
	for (size_t i = 0; i < NVOCABULARIES; i++)
		put_type(&m->vocabularies[i], out);
}
