/* Texts written in other ways, and answers compared. */
#include "tests/fuzz/variant.h"

struct bytes
without_cr(const char *text, size_t length)
{
	struct bytes b = new_bytes(length);

	b.length = 0;
	for (size_t i = 0; i < length; i++)
		if (text[i] != '\r')
			b.at[b.length++] = text[i];
	return b;
}

struct bytes
with_crlf(struct bytes plain)
{
	struct bytes b;
	size_t lines = 0;

	for (size_t i = 0; i < plain.length; i++)
		lines += plain.at[i] == '\n';
	b = new_bytes(plain.length + lines);
	b.length = 0;
	for (size_t i = 0; i < plain.length; i++) {
		if (plain.at[i] == '\n')
			b.at[b.length++] = '\r';
		b.at[b.length++] = plain.at[i];
	}
	return b;
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static char
in_case(char c, bool upper)
{
	if (!is_letter(c))
		return c;
	return (char)(upper ? c & ~0x20 : c | 0x20);
}

static struct bytes
all_in_case(struct bytes text, bool upper)
{
	struct bytes b = copy_bytes(text.at, text.length);

	for (size_t i = 0; i < b.length; i++)
		b.at[i] = in_case(b.at[i], upper);
	return b;
}

static struct bytes
words_in_case(struct bytes text, bool upper)
{
	struct bytes b = copy_bytes(text.at, text.length);

	for (size_t i = 0; i < b.length; i++) {
		char before = i > 0 ? text.at[i - 1] : ' ';

		if (before == '&' || (before >= '0' && before <= '9'))
			while (i < b.length && is_letter(b.at[i]))
				i++;
		else if (before != '\\')
			b.at[i] = in_case(b.at[i], upper);
	}
	return b;
}

struct bytes
in_upper_case(struct bytes text)
{
	return all_in_case(text, true);
}

struct bytes
in_lower_case(struct bytes text)
{
	return all_in_case(text, false);
}

struct bytes
words_in_upper_case(struct bytes text)
{
	return words_in_case(text, true);
}

struct bytes
words_in_lower_case(struct bytes text)
{
	return words_in_case(text, false);
}

void
require_spans_in_text(const struct bouncecode_answer *a, size_t length)
{
	require(a->nmatches <= BOUNCECODE_MATCHES_MAX);
	for (unsigned i = 0; i < a->nmatches; i++) {
		require(lies_in(a->matches[i].offset, a->matches[i].length, length));
		require(a->matches[i].what <= BOUNCECODE_EVIDENCE_WORD);
	}
	require(lies_in(a->code.reply_offset, a->code.reply_length, length));
	require(lies_in(a->code.enhanced_offset, a->code.enhanced_length, length));
}

void
require_reply(const struct bouncecode_answer *a, char first)
{
	require(a->code.reply < 100 || first == '0' + a->code.reply / 100);
}

void
require_in_text(const struct bouncecode_answer *a, const char *text, size_t length)
{
	require_spans_in_text(a, length);
	if (a->code.reply_length > 0)
		require_reply(a, text[a->code.reply_offset]);
}

void
require_same_verdict(const struct bouncecode_answer *a, const struct bouncecode_answer *b)
{
	require(a->entry == b->entry);
	require(bouncecode_answer_verdict(a) == bouncecode_answer_verdict(b));
	require(a->kind == b->kind && a->remarks == b->remarks);
	require(a->headline == b->headline && a->retry_after == b->retry_after);
	require(a->code.reply == b->code.reply);
	require(a->code.class_digit == b->code.class_digit);
	require(a->code.subject == b->code.subject && a->code.detail == b->code.detail);
	require(a->nmatches == b->nmatches);
}

void
require_same_answer(const struct bouncecode_answer *a, const struct bouncecode_answer *b)
{
	require_same_verdict(a, b);
	require(a->code.reply_offset == b->code.reply_offset);
	require(a->code.enhanced_offset == b->code.enhanced_offset);
	for (unsigned i = 0; i < a->nmatches; i++) {
		require(a->matches[i].offset == b->matches[i].offset);
		require(a->matches[i].length == b->matches[i].length);
		require(a->matches[i].what == b->matches[i].what);
	}
}

/* Where a byte stands once each line has a CR. */
static size_t
behind_cr(struct bytes text, size_t offset)
{
	size_t lines = 0;

	for (size_t i = 0; i < offset && i < text.length; i++)
		lines += text.at[i] == '\n';
	return offset + lines;
}

void
require_same_lines(const struct bouncecode_answer *plain,
    const struct bouncecode_answer *crlf, struct bytes text)
{
	require_same_verdict(plain, crlf);
	for (unsigned i = 0; i < plain->nmatches; i++) {
		const struct bouncecode_match *m = &plain->matches[i];

		require(m->what == crlf->matches[i].what);
		require(behind_cr(text, m->offset) == crlf->matches[i].offset);
	}
}
