/*
 * The matcher against a naive one: both must find the same in every sample of
 * the list and in many mutated ones (MUTATIONS=1000000 for as many; fewer by
 * default). And whatever the bytes are, an answer must be in bounds and safe.
 */
#include "tap.h"

#include "entries.h"
#include "random.h"

#include <stdlib.h>

#include "explain/fold.h"
#include "explain/match.h"

enum { TEXT_MAX = 600, FOUND_MAX = 4000, PIECES = 8 };

/* ---- the naive matcher: fold each pattern anew, look for it everywhere */

struct naive {
	char pieces[PIECES][256];
	size_t lengths[PIECES], n;
};

static struct naive naive[sizeof patterns / sizeof *patterns];

static void
prepare(void)
{
	for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
		struct naive *w = &naive[i];
		const char *text = patterns[i].text;

		for (;;) {
			const char *star = strstr(text, " * ");
			const char *end = star ? star : text + strlen(text);
			size_t n = 0;

			while (text < end) {
				char c = (char)bc_fold_next(&text, end);

				if (c != ' ' || n == 0 || w->pieces[w->n][n - 1] != ' ')
					w->pieces[w->n][n++] = c;
			}
			w->lengths[w->n++] = n;
			if (star == NULL)
				break;
			text = star + 3;
		}
	}
}

static int
is_word(int c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static int
words_end(const struct bc_folded *f, int kind, size_t start, size_t end)
{
	int before = start > 0 ? f->text[start - 1] : 0;
	int last = f->text[end - 1], behind = f->text[end];

	if (is_word(before) && is_word(f->text[start]))
		return 0;
	if (!is_word(last) || end >= f->length)
		return 1;
	for (size_t i = end; i <= end + 64; i++) {
		if (f->text[i] == '@')
			return 0;
		if (!is_word(f->text[i]) && (f->text[i] == '\0' || strchr(".-+", f->text[i]) == NULL))
			break;
	}
	if (kind == BC_TOPIC)
		return !is_word(behind);
	if (kind == BC_TOKEN)
		return !is_word(behind);
	if (kind == BC_HOST)
		return !is_word(behind) && behind != '-' &&
		    !(behind == '.' && is_word(f->text[end + 1]));
	return 1;
}

static size_t
nearest(const struct bc_folded *f, size_t from, size_t to, const struct naive *w,
    size_t piece)
{
	for (; from < to && from + w->lengths[piece] <= f->length; from++)
		if (memcmp(f->text + from, w->pieces[piece], w->lengths[piece]) == 0)
			return from;
	return (size_t)-1;
}

static int
stands_in(const struct bc_folded *f, const struct naive *w, int kind)
{
	size_t gap = kind == BC_CUE ? 60 : 200;

	for (size_t at = 0; (at = nearest(f, at, f->length, w, 0)) != (size_t)-1;
	     at++) {
		size_t end = at + w->lengths[0], i = 1;

		for (; i < w->n; i++) {
			size_t next = nearest(f, end, end + gap, w, i);

			if (next == (size_t)-1)
				break;
			end = next + w->lengths[i];
		}
		if (i == w->n && words_end(f, kind, at, end))
			return 1;
	}
	return 0;
}

/* ---- what was found, as sorted numbers of kind and owner */

struct found {
	unsigned list[FOUND_MAX];
	size_t n;
};

static int
compare(const void *a, const void *b)
{
	unsigned x = *(const unsigned *)a, y = *(const unsigned *)b;

	return (x > y) - (x < y);
}

static void
add(struct found *found, unsigned kind, unsigned owner)
{
	if (found->n < FOUND_MAX)
		found->list[found->n++] = kind << 16 | owner;
}

static void
settle(struct found *found)
{
	size_t n = 0;

	qsort(found->list, found->n, sizeof *found->list, compare);
	for (size_t i = 0; i < found->n; i++)
		if (n == 0 || found->list[n - 1] != found->list[i])
			found->list[n++] = found->list[i];
	found->n = n;
}

static int
agree(const char *text, size_t length)
{
	static struct bc_folded f;
	static struct found ours, theirs;
	struct bouncecode_code none = { 0, 0, 0, 0, 0, 0, 0, 0 };
	struct bc_findings findings;

	bc_clear_findings(&findings);
	ours.n = theirs.n = 0;
	f.length = 0;
	bc_fold_window(text, length, 0, &none, 0, &f);
	bc_match(&f, &findings);
	if (findings.n == BC_FINDINGS_MAX)
		return 1; /* more than are kept */
	for (size_t i = 0; i < findings.n; i++) {
		const struct bc_pattern *p = findings.list[i].pattern;

		for (unsigned k = 0; k < bc_nowners(p); k++)
			add(&ours, bc_kind(p), bc_owner_at(p, k));
	}
	for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
		if (stands_in(&f, &naive[i], patterns[i].kind))
			add(&theirs, (unsigned)patterns[i].kind, patterns[i].owner);
	settle(&ours);
	settle(&theirs);
	return ours.n == theirs.n &&
	    memcmp(ours.list, theirs.list, ours.n * sizeof *ours.list) == 0;
}

/* ---- answers */

static int
is_sound(const char *text, size_t length)
{
	struct bouncecode_answer a;
	int dead;

	bouncecode_explain(text, length, &a);
	for (unsigned i = 0; i < a.nmatches; i++)
		if (a.matches[i].offset > length ||
		    a.matches[i].length > length - a.matches[i].offset)
			return 0;
	dead = a.bounce == BOUNCECODE_BOUNCE_HARD ||
	    a.action == BOUNCECODE_ACTION_SUPPRESS;
	return !(dead && a.confidence <= BOUNCECODE_CONFIDENCE_LOW) &&
	    !(dead && a.fault == BOUNCECODE_FAULT_SENDER &&
		a.category != BOUNCECODE_CATEGORY_SUPPRESSED) &&
	    !(dead && a.permanent == BOUNCECODE_PERMANENT_NO);
}

/* ---- texts */

static const char *
any_sample(void)
{
	return samples[next_random() % (sizeof samples / sizeof *samples)].text;
}

/* Two samples spliced, with some bytes changed, dropped or doubled. */
static size_t
mutate(char text[TEXT_MAX])
{
	const char *a = any_sample(), *b = any_sample();
	size_t n = (size_t)snprintf(text, TEXT_MAX, "%.*s %s",
	    (int)(next_random() % (strlen(a) + 1)), a,
	    b + next_random() % (strlen(b) + 1));

	n = n < TEXT_MAX ? n : TEXT_MAX - 1;
	for (uint32_t k = next_random() % 6; k > 0 && n > 2; k--) {
		size_t at = next_random() % (n - 1);

		switch (next_random() % 4) {
		case 0:
			text[at] = (char)next_random();
			break;
		case 1:
			memmove(text + at, text + at + 1, --n - at);
			break;
		case 2:
			text[at] = " _-.<>@0123456789\n\\&*"[next_random() % 22];
			break;
		default:
			text[at] = text[next_random() % n];
		}
	}
	return n;
}

int
main(void)
{
	const char *wanted = getenv("MUTATIONS");
	long n = wanted ? strtol(wanted, NULL, 10) : 5000;
	long differ = 0, unsound = 0;
	static char text[TEXT_MAX];

	prepare();
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		const char *s = samples[i].text;

		differ += !agree(s, strlen(s));
		unsound += !is_sound(s, strlen(s));
	}
	ok(differ == 0, "the naive matcher agrees on every sample (%ld differ)",
	    differ);
	ok(unsound == 0, "every answer is sound");
	differ = unsound = 0;
	for (long i = 0; i < n; i++) {
		size_t length = mutate(text);

		if (!agree(text, length) && differ++ < 3)
			printf("# %.*s\n", (int)length, text);
		unsound += !is_sound(text, length);
	}
	ok(differ == 0, "and on %ld mutated ones (%ld differ)", n, differ);
	ok(unsound == 0, "every answer is sound (%ld are not)", unsound);
	return done();
}
