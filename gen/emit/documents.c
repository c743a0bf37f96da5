/*
 * What keyword search knows of each document, as text: for the bench, whose
 * peers get the same.
 */
#include "gen/emit/emit.h"

#include "gen/base/print.h"
#include "gen/emit/postings.h"

#include <string.h>

static const char *
joined(const struct document *d)
{
	size_t size = 1;
	char *text, *p;

	for (size_t i = 0; i < d->ntexts; i++)
		size += strlen(d->texts[i]) + 1;
	p = text = xcalloc(size, 1);
	for (size_t i = 0; i < d->ntexts; i++)
		p += sprintf(p, "%s%s", i ? " " : "", d->texts[i]);
	return text;
}

void
emit_documents(const struct model *m, FILE *out)
{
	struct index ix = index_of(m);

	put_c_banner(out, m->version, m->digest);
	fputs("static const char *const documents[] = {\n", out);
	for (size_t i = 0; i < ix.documents.n; i++) {
		fputc('\t', out);
		put_c_string(out, joined(&ix.documents.list[i]));
		fputs(",\n", out);
	}
	fputs("};\n", out);
}
