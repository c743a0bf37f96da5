/*
 * bouncegen: compiles the list of codes.
 *
 *     bouncegen OUTPUT codes.xml FILE [OVERLAY]
 *     bouncegen site codes.xml FILE PAGE URL [OVERLAY]
 *
 * One run writes one output, so that every rule of the Makefile has one
 * target. A run that fails leaves the old file as it was. "bouncegen check"
 * writes nothing, and warns of what an overlay should not say any more. "bouncegen
 * site" writes all pages of the site into one archive.
 */
#include "gen/base/file.h"
#include "gen/base/message.h"
#include "gen/emit/emit.h"
#include "gen/list/check.h"
#include "gen/list/derive.h"
#include "gen/list/load.h"
#include "gen/list/overlay.h"
#include "gen/list/translations.h"
#include "gen/site/site.h"

#include <string.h>

static const struct output {
	const char *name;
	void (*emit)(const struct model *, FILE *);
	const char *what;
} outputs[] = {
#define OUTPUT(name, what) { #name, emit_##name, what },
#include "outputs.gen.h"
#undef OUTPUT
};

static const struct output *
find_output(const char *name)
{
	for (size_t i = 0; i < sizeof outputs / sizeof *outputs; i++)
		if (strcmp(outputs[i].name, name) == 0)
			return &outputs[i];
	return NULL;
}

static int
usage(void)
{
	fputs("usage: bouncegen OUTPUT codes.xml FILE [OVERLAY]\n"
	      "       bouncegen site codes.xml FILE PAGE URL [OVERLAY]\n"
	      "       bouncegen check codes.xml [OVERLAY]\n"
	      "outputs:\n",
	    stderr);
	for (size_t i = 0; i < sizeof outputs / sizeof *outputs; i++)
		fprintf(stderr, "    %-13s%s\n", outputs[i].name,
		    outputs[i].what);
	return 2;
}

static int
refuse(const struct model *m)
{
	complain("%s: %u error%s, nothing written", m->file, *m->errors,
	    *m->errors == 1 ? "" : "s");
	return 1;
}

/* The arguments behind the list: FILE, and of a site PAGE and URL. An emitter finds
 * an error where its tables have no room for the list. */
static int
write_output(const struct output *o, const struct model *m, char **argument)
{
	struct new_file f;
	bool written = true;

	if (!new_file_open(&f, argument[0]))
		return 1;
	if (o != NULL)
		o->emit(m, f.out);
	else
		written = write_site(m, argument[1], argument[2], f.out);
	if (!written || *m->errors > 0) {
		new_file_drop(&f);
		return written ? refuse(m) : 1;
	}
	return new_file_close(&f) ? 0 : 1;
}

int
main(int argc, char **argv)
{
	static struct model m; /* static: reachable until the end, never freed */
	const struct output *output = argc > 1 ? find_output(argv[1]) : NULL;
	static struct translations translations;
	bool check_only = argc > 1 && strcmp(argv[1], "check") == 0;
	bool site = argc > 1 && strcmp(argv[1], "site") == 0;
	int files = check_only ? 3 : site ? 6 : 4; /* arguments before the overlay */

	set_program("bouncegen", 1);
	if ((argc != files && argc != files + 1) || (!check_only && !site && output == NULL))
		return usage();
	if (load(&m, argv[2], argv[files])) {
		resolve(&m);
		check(&m);
		load_translations(&m, &translations);
		m.translations = &translations;
	}
	if (*m.errors > 0)
		return refuse(&m);
	if (check_only)
		compare_overlay(&m);
	derive(&m);
	return check_only ? 0 : write_output(output, &m, argv + 3);
}
