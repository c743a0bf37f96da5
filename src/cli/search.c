/* Keyword search: the entries that have to do with some words, best first. */
#include "cli/modes.h"
#include "cli/nothing.h"
#include "cli/output/format.h"
#include "cli/output/message.h"
#include "cli/output/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct bouncecode_hit *
find_hits(const char *words, size_t length, size_t *n)
{
	size_t max = bouncecode_count();
	struct bouncecode_hit *hits = check_memory(calloc(max, sizeof *hits));

	*n = bouncecode_search(words, length, hits, max);
	return hits;
}

static void
put_hit(const struct view *v, const struct terminal *t,
    const struct record *r, const char *words, size_t length)
{
	if (format_is_text(v->format))
		text_put_hit(t, v, r, words, length);
	else
		record_put(v, r);
}

static void
put_rest(const struct view *v, const struct terminal *t, size_t shown,
    size_t passing)
{
	char s[100];

	if (!format_is_text(v->format) || passing <= shown)
		return;
	snprintf(s, sizeof s, "%zu of %zu entries; --limit=N shows more", shown,
	    passing);
	put_wrapped(t, s, 0, 0);
}

int
search_words(const struct options *o, const struct terminal *t,
    const char *words, size_t length)
{
	struct view v = o->view;
	size_t n, passing = 0, shown = 0;
	struct bouncecode_hit *hits = find_hits(words, length, &n);

	v.fields |= FIELDS_OF_SEARCH;
	for (size_t i = 0; i < n; i++) {
		struct record r;

		record_of_entry(&r, hits[i].entry);
		if (!filter_passes(&o->filter, &r.answer) ||
		    passing++ >= o->limit)
			continue;
		if (shown++ == 0 && !format_is_text(v.format))
			record_put_header(&v);
		r.rank = (unsigned long)shown;
		r.score = hits[i].score;
		put_hit(&v, t, &r, words, length);
	}
	put_rest(&v, t, shown, passing);
	free(hits);
	return passing > 0 ? FOUND : NOTHING;
}

int
search_run(const struct options *o, const struct terminal *t)
{
	size_t length;
	char *words;
	int status;

	if (o->noperands == 0) {
		complain("--search: no words given");
		suggest_help();
		return TROUBLE;
	}
	if ((words = options_join(o, &length)) == NULL)
		return TROUBLE;
	status = search_words(o, t, words, length);
	if (status == NOTHING)
		nothing_of_words(words, length);
	free(words);
	return status;
}
