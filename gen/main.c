/*
 * bouncegen: compiles the list of codes.
 *
 *     bouncegen OUTPUT codes.xml FILE [OVERLAY]
 *
 * One run writes one output, so that every rule of the Makefile has one
 * target. A run that fails leaves the old file as it was. "bouncegen check"
 * writes nothing, and warns of what an overlay should not say any more.
 */
#include "gen/base/file.h"
#include "gen/base/message.h"
#include "gen/emit/emit.h"
#include "gen/list/check.h"
#include "gen/list/derive.h"
#include "gen/list/load.h"
#include "gen/list/overlay.h"
#include "gen/list/translations.h"

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

/* An emitter finds an error where its tables have no room for the list. */
static int
write_output(
    const struct output *o, const struct model *m, const char *file)
{
	struct new_file f;

	if (!new_file_open(&f, file))
		return 1;
	o->emit(m, f.out);
	if (*m->errors > 0) {
		new_file_drop(&f);
		return refuse(m);
	}
	return new_file_close(&f) ? 0 : 1;
}

int
main(int argc, char **argv)
{
	static struct model m; /* static: reachable until the end, never freed */
	static struct translations translations;
	const struct output *output = NULL;
	bool check_only = argc > 1 && strcmp(argv[1], "check") == 0;
	int files = check_only ? 3 : 4; /* arguments before the overlay */

	set_program("bouncegen");
	if ((argc != files && argc != files + 1) ||
	    (!check_only && (output = find_output(argv[1])) == NULL))
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
	return output ? write_output(output, &m, argv[3]) : 0;
}
