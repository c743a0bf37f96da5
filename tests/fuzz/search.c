/* Words that are searched for, the words that they may have meant, their places in a
 * text, and what a server should answer. */
#include "cli/advise/situations.h"
#include "tests/fuzz/variant.h"

#include "base/utf8.h"

enum { MOST = 300 };

static bool
is_utf8(const char *s, size_t length)
{
	for (size_t i = 0, n; i < length; i += n) {
		n = bc_utf8_length(s + i, length - i);
		if (n == 1 && (unsigned char)s[i] >= 0x80)
			return false;
	}
	return true;
}

static size_t
find(struct bytes query, struct bouncecode_hit hits[MOST])
{
	size_t n = bouncecode_search(query.at, query.length, hits, MOST);

	require(n <= MOST);
	for (size_t i = 0; i < n; i++) {
		require(hits[i].entry != NULL && hits[i].score > 0);
		require(i == 0 || hits[i].score <= hits[i - 1].score);
	}
	return n;
}

static void
require_same_hits(const struct bouncecode_hit *a, const struct bouncecode_hit *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		require(a[i].entry == b[i].entry && a[i].score == b[i].score);
}

/* With room for fewer there are the best ones. */
static void
check_hits(struct bytes query)
{
	static struct bouncecode_hit all[MOST], some[MOST];
	struct bytes upper = in_upper_case(query), lower = in_lower_case(query);
	size_t n = find(query, all);

	for (size_t max = 0; max <= 8; max += 4) {
		size_t m = bouncecode_search(query.at, query.length, some, max);

		require(m == (n < max ? n : max));
		require_same_hits(all, some, m);
	}
	n = find(upper, all);
	require(find(lower, some) == n);
	require_same_hits(all, some, n);
	free(lower.at);
	free(upper.at);
}

static void
check_suggestion(struct bytes query)
{
	struct bouncecode_suggestion s;

	memset(&s, 0, sizeof s);
	if (!bouncecode_suggest(query.at, query.length, &s))
		return;
	require(s.length > 0 && lies_in(s.offset, s.length, query.length));
	require(s.word_length > 0 && is_utf8(s.word, s.word_length));
}

/* They come in order, and none lies in another. */
static void
check_places(struct bytes query, struct bytes text)
{
	struct bouncecode_match places[MOST], some[3];
	size_t end = 0;
	size_t n = bouncecode_search_places(query.at, query.length, text.at, text.length, places, MOST);

	require(n <= MOST);
	for (size_t i = 0; i < n; i++) {
		require(places[i].length > 0 && places[i].offset >= end);
		require(lies_in(places[i].offset, places[i].length, text.length));
		end = places[i].offset + places[i].length;
	}
	require(bouncecode_search_places(query.at, query.length, text.at, text.length, some, 3) ==
	    (n < 3 ? n : 3));
}

static void
check_situations(struct bytes query)
{
	size_t most = situations_count();
	struct fit *fits = calloc(most, sizeof *fits);
	size_t n = situations_find(query.at, query.length, fits);

	require(n <= most);
	for (size_t i = 0; i < n; i++) {
		struct bouncecode_answer a;

		require(i == 0 || fits[i].score <= fits[i - 1].score);
		situation_explain(fits[i].situation, &a);
		require(a.entry != NULL);
	}
	free(fits);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct bytes query = take_part(&data, &size, false);
	struct bytes text = take_part(&data, &size, true);

	check_hits(query);
	check_suggestion(query);
	check_places(query, text);
	check_places(text, query);
	check_situations(query);
	free(text.at);
	free(query.at);
	return 0;
}
