/* Vectorscan's search for literals, as a block of bytes at a time. */
#include "scanner.h"

#include <stdlib.h>
#include <string.h>

#include <hs.h>

#include "harness.h"

struct opened {
	hs_database_t *database;
	hs_scratch_t *scratch;
	/* of each wording: the last text that it stood in */
	uint32_t *text;
	uint32_t n;
	uint64_t sum;
};

static void *
open_hs(const char *const *wordings, size_t n)
{
	struct opened *o = calloc(1, sizeof *o);
	unsigned *flags = malloc(n * sizeof *flags), *ids = malloc(n * sizeof *ids);
	size_t *lengths = malloc(n * sizeof *lengths);
	hs_compile_error_t *error;

	if (o == NULL || flags == NULL || ids == NULL || lengths == NULL ||
	    (o->text = calloc(n, sizeof *o->text)) == NULL)
		bench_die("out of memory");
	for (size_t i = 0; i < n; i++) {
		flags[i] = HS_FLAG_CASELESS;
		ids[i] = (unsigned)i;
		lengths[i] = strlen(wordings[i]);
	}
	if (hs_compile_lit_multi(wordings, flags, ids, lengths, (unsigned)n, HS_MODE_BLOCK,
		NULL, &o->database, &error) != HS_SUCCESS)
		bench_die("Vectorscan: %s", error->message);
	if (hs_alloc_scratch(o->database, &o->scratch) != HS_SUCCESS)
		bench_die("Vectorscan has no memory");
	free(flags);
	free(ids);
	free(lengths);
	return o;
}

static int
take(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context)
{
	struct opened *o = context;

	(void)from, (void)to, (void)flags;
	if (o->text[id] != o->n) {
		o->text[id] = o->n;
		o->sum += bench_mix(id);
	}
	return 0;
}

static uint64_t
scan(void *opened, const char *text, size_t length)
{
	struct opened *o = opened;

	o->n++;
	o->sum = 0;
	hs_scan(o->database, text, (unsigned)length, 0, o->scratch, take, o);
	return o->sum;
}

const struct scanner scanner_hs = { "Vectorscan", open_hs, scan };
