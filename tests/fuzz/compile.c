/* A list, compiled in memory as bouncegen does, and what comes out of it. */
#include "gen/emit/emit.h"
#include "gen/list/check.h"
#include "gen/list/derive.h"
#include "gen/list/load.h"
#include "gen/list/overlay.h"
#include "gen/list/translations.h"
#include "gen/site/site.h"
#include "tests/fuzz/json.h"
#include "tests/fuzz/kept.h"

static const struct output {
	const char *name;
	void (*emit)(const struct model *, FILE *);
} outputs[] = {
#define OUTPUT(name, what) { #name, emit_##name },
#include "outputs.gen.h"
#undef OUTPUT
};

enum { NOUTPUTS = sizeof outputs / sizeof *outputs };

/* How many cells a row has (RFC 4180), and where the next one begins. */
static size_t
count_cells(const char **p, const char *end)
{
	bool quoted = false;
	size_t n = 1;

	for (; *p < end && (quoted || **p != '\n'); ++*p) {
		quoted ^= **p == '"';
		n += !quoted && **p == ',';
	}
	require(*p < end);
	++*p;
	return n;
}

static void
check_csv(struct bytes text)
{
	const char *p = text.at, *end = p + text.length;
	size_t n = count_cells(&p, end);

	while (p < end)
		require(count_cells(&p, end) == n);
}

/* An output, unless its tables have no room for the list. */
static void
write_output(const struct output *o, const struct model *m)
{
	unsigned errors = *m->errors;
	struct bytes text = { NULL, 0 };
	FILE *out = open_memstream(&text.at, &text.length);

	require(out != NULL);
	o->emit(m, out);
	fclose(out);
	if (*m->errors == errors && strcmp(o->name, "json") == 0)
		require_json(text.at, text.length);
	if (*m->errors == errors && strcmp(o->name, "csv") == 0)
		check_csv(text);
	free(text.at);
}

static void
write_pages(const struct model *m)
{
	struct bytes text = { NULL, 0 };
	FILE *out = open_memstream(&text.at, &text.length);

	require(out != NULL);
	write_site(m, MAIN_PAGE, "https://codes.example/", out);
	fclose(out);
	free(text.at);
}

void
compile(const char *overlay, unsigned which)
{
	struct model m;
	struct translations translations;

	memset(&m, 0, sizeof m);
	memset(&translations, 0, sizeof translations);
	if (load(&m, LIST, overlay)) {
		resolve(&m);
		check(&m);
		load_translations(&m, &translations);
		m.translations = &translations;
	}
	if (*m.errors > 0)
		return;
	compare_overlay(&m);
	derive(&m);
	which %= NOUTPUTS + 2;
	for (unsigned i = 0; i < NOUTPUTS; i++)
		if (which == i || which == NOUTPUTS || strcmp(outputs[i].name, "json") == 0)
			write_output(&outputs[i], &m);
	if (which == NOUTPUTS + 1)
		write_pages(&m);
}
