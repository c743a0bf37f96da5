/*
 * A whole answer to a text, against only finding the wordings of the list in it:
 * the least that anybody needs who would explain it by them. Texts are those of
 * tests/corpus that no sample of the list is worded like, though its wordings were
 * written with them in sight, and whole mails those of tests/mails. Each comes often,
 * with other names and numbers in it, so that none comes twice.
 */
#include <bouncecode.h>

#include <stdio.h>

#include "harness.h"
#include "scanner.h"
#include "texts.h"

enum { NTEXTS = 4096, NMAILS = 1024 };

/* What was explained, in percent, is less only where something is broken. */
enum { EXPLAINED_MIN = 70 };

static const struct {
	const char *what, *file; /* of tests/corpus; NULL: whole mails */
	size_t n;
} kinds[] = { { "replies that servers are built to give", "stock", NTEXTS },
	{ "texts of reports in mails", "mails", NTEXTS },
	{ "lines that people pasted", "pasted", NTEXTS },
	{ "whole mails, pasted", NULL, NMAILS } };

enum { KINDS = sizeof kinds / sizeof *kinds };

struct job {
	const struct texts *texts;
	size_t scanner;
};

static uint64_t
explain(const void *job)
{
	const struct job *j = job;
	struct bouncecode_answer a;
	uint64_t sum = 0;

	for (size_t i = 0; i < j->texts->n; i++) {
		bouncecode_explain(j->texts->list[i].bytes, j->texts->list[i].length, &a);
		sum += (uint64_t)a.entry + a.category + a.bounce;
	}
	return sum;
}

static uint64_t
scan(const void *job)
{
	const struct job *j = job;
	uint64_t sum = 0;

	for (size_t i = 0; i < j->texts->n; i++)
		sum += scanner_scan(j->scanner, j->texts->list[i].bytes, j->texts->list[i].length);
	return sum;
}

/* Was the answer got from a wording? */
static int
is_worded(const struct bouncecode_answer *a)
{
	for (unsigned i = 0; i < a->nmatches; i++)
		if (a->matches[i].what == BOUNCECODE_EVIDENCE_PHRASE)
			return 1;
	return 0;
}

/* Texts are explained, and where a wording decided, the others find one, too: all
 * but those that stand there in another form. */
static void
check(const char *what, const struct texts *t, size_t originals, size_t scanners)
{
	size_t explained = 0, worded = 0, missed = 0;

	for (size_t i = 0; i < t->n; i++) {
		struct bouncecode_answer a;

		bouncecode_explain(t->list[i].bytes, t->list[i].length, &a);
		explained += a.entry != NULL;
		worded += is_worded(&a) != 0;
		missed += is_worded(&a) && scanners > 0 &&
		    scanner_scan(0, t->list[i].bytes, t->list[i].length) == 0;
	}
	if (explained * 100 < t->n * EXPLAINED_MIN)
		bench_die("%s: only %zu of %zu are explained", what, explained, t->n);
	if (missed * 20 > worded)
		bench_die("%s: of %zu wordings that decided, the others miss %zu", what, worded, missed);
	bench_note("%s: %zu made of %zu, of %zu bytes on average, %.0f %% explained", what, t->n,
	    originals, t->bytes / t->n, (double)explained * 100 / (double)t->n);
}

int
main(void)
{
	static struct texts found[KINDS], texts[KINDS];
	struct texts every = { NULL, 0, 0 };
	size_t n;

	for (size_t k = 0; k < KINDS; k++) {
		if (kinds[k].file != NULL)
			texts_of_corpus(&found[k], kinds[k].file, TEXTS_ALL);
		else
			texts_of_mails(&found[k]);
		texts_vary(&texts[k], &found[k], kinds[k].n);
		texts_vary(&every, &found[k], 100);
	}
	n = open_scanners(&every);
	for (size_t k = 0; k < KINDS; k++) {
		struct job jobs[SCANNERS + 1] = { { &texts[k], 0 } };
		struct bench_way ways[SCANNERS + 1] = { { BENCH_OURS, "bouncecode, the whole answer",
			explain, &jobs[0], "answer" } };

		check(kinds[k].what, &texts[k], found[k].n, n);
		for (size_t s = 0; s < n; s++) {
			jobs[s + 1] = (struct job){ &texts[k], s };
			ways[s + 1] = (struct bench_way){ BENCH_PEER, scanner_name(s), scan,
				&jobs[s + 1], "wordings" };
		}
		bench_compare(kinds[k].what, BENCH_NS, (double)texts[k].n, ways, n + 1);
	}
	return 0;
}
