/* Rows of a list of terms, and the words that stand in them. */
#include "gen/site/terms.h"
#include "gen/base/print.h"
#include "gen/site/topics.h"

const char *
category_path(const struct category *c)
{
	return xprintf("category/%s", slug_of(c->word->id));
}

void
put_term(FILE *out, const char *name, const char *text)
{
	if (text == NULL)
		return;
	put_element(out, "dt", name);
	fputs("<dd>", out);
	put_sentence(out, text);
	fputs("</dd>\n", out);
}
