/* Keyword search: the entries that have to do with some words, best first. */
#include "cli/output/format.h"
#include "cli/modes.h"
#include "cli/output/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct bouncecode_hit *
find_hits(const char *words, size_t length, size_t *n)
{
	size_t max = bouncecode_count();
	struct bouncecode_hit *hits = must(calloc(max, sizeof *hits));

	*n = bouncecode_search(words, length, hits, max);
	return hits;
}

static void
put_hit(const struct options *o, const struct terminal *t,
    const struct record *r, const char *words, size_t length)
{
	if (o->format == FORMAT_TEXT)
		text_put_hit(t, o, r, words, length);
	else
		record_put(o, r);
}

static void
put_rest(const struct options *o, const struct terminal *t, size_t shown,
    size_t passing)
{
	char s[100];

	if (o->format != FORMAT_TEXT || passing <= shown)
		return;
	snprintf(s, sizeof s, "%zu of %zu entries; --limit=N shows more", shown,
	    passing);
	put_wrapped(t, s, 0, 0);
}

int
search_words(const struct options *options, const struct terminal *t,
    const char *words, size_t length)
{
	struct options o = *options;
	size_t n, passing = 0, shown = 0;
	struct bouncecode_hit *hits = find_hits(words, length, &n);

	o.mode = MODE_SEARCH;
	for (size_t i = 0; i < n; i++) {
		struct record r;

		record_of_entry(&r, hits[i].entry);
		if (!record_passes(&r, &o) || passing++ >= o.limit)
			continue;
		if (shown++ == 0 && o.format != FORMAT_TEXT)
			record_put_header(&o);
		r.rank = shown;
		r.score = hits[i].score;
		put_hit(&o, t, &r, words, length);
	}
	put_rest(&o, t, shown, passing);
	free(hits);
	return passing > 0 ? FOUND : NOTHING;
}

void
search_complain(const char *words, size_t length)
{
	struct bouncecode_suggestion s;
	struct bouncecode_hit hit;

	if (bouncecode_search(words, length, &hit, 1) > 0)
		complain("no match for %s among the entries that --provider and the like ask for",
		    quoted(words, length));
	else if (bouncecode_suggest(words, length, &s))
		complain("no match for %s; did you mean %.*s?",
		    quoted(words + s.offset, s.length), (int)s.word_length,
		    s.word);
	else
		complain("no match for %s", quoted(words, length));
}

int
search_run(const struct options *o, const struct terminal *t)
{
	size_t length;
	char *words;
	int status;

	if (o->noperands == 0) {
		complain("--search: no words given");
		fputs("Try 'bouncecode --help'.\n", stderr);
		return TROUBLE;
	}
	if ((words = join_operands(o, &length)) == NULL)
		return TROUBLE;
	status = search_words(o, t, words, length);
	if (status == NOTHING)
		search_complain(words, length);
	free(words);
	return status;
}
