/* Any text, explained: evidence lies in it, and neither the ends of its lines nor the
 * case of its letters matter. */
#include "tests/fuzz/variant.h"

typedef int explain_text(const char *text, size_t length, struct bouncecode_answer *a);

static void
explain(explain_text *how, struct bytes text, struct bouncecode_answer *a)
{
	memset(a, 0xa5, sizeof *a);
	require(how(text.at, text.length, a) == (a->entry != NULL));
	require_in_text(a, text.at, text.length);
}

static void
check_lines(explain_text *how, struct bytes text)
{
	struct bytes plain = without_cr(text.at, text.length), crlf = with_crlf(plain);
	struct bouncecode_answer a, b;

	explain(how, plain, &a);
	explain(how, crlf, &b);
	require_same_lines(&a, &b, plain);
	free(crlf.at);
	free(plain.at);
}

static void
check_case(explain_text *how, struct bytes text)
{
	struct bytes upper = words_in_upper_case(text), lower = words_in_lower_case(text);
	struct bouncecode_answer a, b;

	explain(how, upper, &a);
	explain(how, lower, &b);
	require_same_answer(&a, &b);
	explain(how, text, &a);
	require_same_answer(&a, &b);
	free(lower.at);
	free(upper.at);
}

static void
check_text(explain_text *how, struct bytes text)
{
	struct bouncecode_answer a;

	explain(how, text, &a);
	check_lines(how, text);
	check_case(how, text);
}

/* The ways to an answer that say less say the same. */
static void
check_short_ways(struct bytes text)
{
	struct bouncecode_reply reply;
	struct bouncecode_answer a, b;

	explain(bouncecode_explain, text, &a);
	require(bouncecode_verdict(text.at, text.length) == bouncecode_answer_verdict(&a));
	memset(&reply, 0, sizeof reply);
	reply.text = text.at;
	reply.length = text.length;
	bouncecode_explain_reply(&reply, &b);
	require_same_answer(&a, &b);
	require((bouncecode_headline(&a) != NULL) == ((a.remarks & BOUNCECODE_REMARK_HEADLINE) != 0));
	for (unsigned reader = 0; reader <= BOUNCECODE_READER_LIST; reader++)
		require(a.entry == NULL || bouncecode_advice_for(&a, reader) != NULL);
	explain(bouncecode_guess, text, &b);
	if (a.entry != NULL)
		require_same_answer(&a, &b);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct bytes text = copy_bytes(data, size);

	check_text(bouncecode_explain, text);
	check_text(bouncecode_guess, text);
	check_short_ways(text);
	free(text.at);
	return 0;
}
