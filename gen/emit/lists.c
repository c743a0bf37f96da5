/* The heads of lists, and what stands between their halves. */
#include "gen/emit/lists.h"

void
put_list_head(FILE *out, const char *name, const char *parameters, const char *what)
{
	fprintf(out, "/* %s: %s */\n#define %s(%s)", name, what, name, parameters);
}

void
begin_codes_of(FILE *out, const struct list *l)
{
	fprintf(out, "/* %s: %s */\n#define %s_OF_CODES(%s)", l->name, l->what, l->name,
	    l->parameters);
}

void
begin_wordings_of(FILE *out, const struct list *l)
{
	fprintf(out, "\n" BEGIN_WORDINGS "#define %s_OF_WORDINGS(%s)", l->name,
	    l->parameters);
}

void
end_list(FILE *out, const struct list *l)
{
	fprintf(out,
	    "\n" INSTEAD_OF_WORDINGS "#define %s_OF_WORDINGS(%s)\n" END_WORDINGS
	    "#define %s(%s) %s_OF_CODES(%s) %s_OF_WORDINGS(%s)\n\n",
	    l->name, l->parameters, l->name, l->parameters, l->name, l->parameters,
	    l->name, l->parameters);
}
