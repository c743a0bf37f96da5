/*
 * Whether a number is a code, by what stands around it: words, amounts, keys,
 * brackets, and other scripts.
 */
#include "text/candidate.h"

#include "base/bytes.h"
#include "code/look.h"
#include "text/word_lists.h"

static int
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '_' || c == '\r' || c == '\n';
}

static int
is_one_of(char c, const char *list)
{
	for (; *list != '\0'; list++)
		if (c == *list)
			return 1;
	return 0;
}

static int
word_before(const char *text, const char *p, struct word_list list)
{
	const char *start = p;

	while (start > text && (bc_is_letter(start[-1]) || start[-1] == '-'))
		start--;
	return is_among(start, (size_t)(p - start), list);
}

static int
word_after(const char *p, const char *end, struct word_list list)
{
	const char *stop;

	while (p < end && is_blank(*p))
		p++;
	for (stop = p; stop < end && (bc_is_letter(*stop) || *stop == '%');)
		stop++;
	/* "552 MS-Word file": no milliseconds */
	if (end - stop > 1 && *stop == '-' && bc_is_letter(stop[1]))
		return 0;
	return is_among(p, (size_t)(stop - p), list);
}

/* Does a key stand before a place whose value is a code? Not in what a
 * configuration sets: "default_action=", "unknown_address_reject_code =". */
static int
is_code_key(const char *text, const char *p)
{
	const char *start = p;

	if (!word_before(text, p, BC_LIST(code_keys)))
		return 0;
	while (start > text && bc_is_letter(start[-1]))
		start--;
	return start == text || start[-1] != '_' ||
	    !word_before(text, start - 1, BC_LIST(setting_words));
}

/* 'default_action="451 4.3.5 Try later"' is set, and was not answered. */
static int
is_setting(const char *text, const char *p)
{
	if (p > text && (p[-1] == '"' || p[-1] == '\''))
		p--;
	while (p > text && p[-1] == ' ')
		p--;
	return p > text && p[-1] == '=' &&
	    word_before(text, p - 1, BC_LIST(setting_words));
}

/* "Expected response code 250 but got 550": the first is no answer. */
static int
is_expected(const char *text, const char *p)
{
	enum { WORDS_MAX = 4 };

	for (int i = 0; i < WORDS_MAX; i++) {
		const char *word;

		while (p > text && (is_blank(p[-1]) || p[-1] == '"' ||
				       p[-1] == '\'' || p[-1] == ':'))
			p--;
		for (word = p; word > text && bc_is_letter(word[-1]);)
			word--;
		if (word == p)
			return 0;
		if (is_among(word, (size_t)(p - word), BC_LIST(expecting_words)))
			return 1;
		if (!is_among(word, (size_t)(p - word), BC_LIST(expected_words)))
			return 0;
		p = word;
	}
	return 0;
}

enum { NONE, WEAK, GOOD, QUOTED };

/* What stands before a code in other scripts: a mark of punctuation, or a word
 * that says what follows. */
static int
before_foreign(const char *text, const char *p, int joined)
{
	for (size_t i = 0; i < sizeof foreign_marks / sizeof *foreign_marks; i++)
		if (bc_ends(text, p, foreign_marks[i]))
			return GOOD;
	for (size_t i = 0; i < sizeof foreign_words / sizeof *foreign_words; i++)
		if (bc_ends(text, p, foreign_words[i]))
			return GOOD;
	/* Chinese and Japanese put no blank between a word and a number. */
	return joined && p - text >= 3 && (unsigned char)p[-3] >= 0xe3 &&
		(unsigned char)p[-3] <= 0xed
	    ? WEAK
	    : NONE;
}

/* How well what stands before a code speaks for it. */
static int
before(const char *text, const char *p)
{
	const char *q = p;
	char c;

	while (q > text && is_blank(q[-1])) {
		if (q[-1] == '\n')
			return GOOD;
		q--;
	}
	if (q == text)
		return GOOD;
	c = q[-1];
	if ((unsigned char)c >= 0x80)
		return before_foreign(text, q, q == p);
	if (c == '\\' || (q - text >= 2 && q[-2] == '\\' && (c == 'n' || c == 'r')))
		return GOOD; /* an escaped line end */
	if (c == '=') { /* "code = 550" */
		for (q--; q > text && q[-1] == ' ';)
			q--;
		return is_code_key(text, q) ? GOOD : NONE;
	}
	if (c == ':' && q == p) { /* "host:587" is a port, 12:43 a time */
		q--;
		while (q > text && (q[-1] == '"' || q[-1] == ' '))
			q--;
		return word_before(text, q, BC_LIST(code_words)) ? GOOD : NONE;
	}
	if ((c == ':' || c == '.') &&
	    word_before(text, q - 1, BC_LIST(amount_names)))
		return NONE;
	if (c == '"' && q < p) /* behind what was quoted: 'GET /" 500' */
		return NONE;
	if (c == '"' && q - text >= 2 && q[-2] == '=')
		return is_code_key(text, q - 2) ? GOOD : NONE;
	if (c == '<' && q - text >= 2 && !is_blank(q[-2]) && q[-2] != '<')
		return NONE; /* "imap(joe)<551>" */
	if (c == '[' && q == p) /* "[451] Try later", but "smtp[551]" */
		return q - 1 == text ? GOOD : WEAK;
	if (c == '<' && q - text >= 3 && q[-2] == '<' && q[-3] == '<')
		return QUOTED; /* a transcript: what the other side said */
	if (is_one_of(c, ":;>(\"'{|<#"))
		return GOOD;
	if (is_one_of(c, ",.!?-)]}*") && q < p)
		return WEAK;
	if (bc_is_letter(c) && q < p)
		return word_before(text, q, BC_LIST(code_words)) ? GOOD : NONE;
	return NONE;
}

/* May a code begin here at all? A hyphen behind a word joins it to that. */
static int
may_begin(const char *text, const char *p)
{
	char c = p > text ? p[-1] : ' ', before = p - text >= 2 ? p[-2] : ' ';

	return ((unsigned char)c >= 0x80 || bc_may_precede_code(before, c)) &&
	    !(c == '-' && !is_blank(before));
}

static int
is_consequence(const struct bouncecode_code *c)
{
	return (c->reply == 554 && c->class_digit == 5 &&
		   ((c->subject == 0 && c->detail == 0) ||
		       (c->subject == 5 && c->detail == 1))) ||
	    c->reply == 503 || c->reply == 221;
}

/* "450WM:BLI": a reply at the beginning of a line, and a word of capital
 * letters without a blank; not the name that a queue gave a message, which has
 * hexadecimal digits. */
static size_t
read_joined(const char *text, const char *p, const char *end,
    struct bouncecode_code *code)
{
	const char *word = p + 3, *q = word;
	int hexadecimal = 1;

	if (end - p < 5 || !bc_is_digit(p[1]) || !bc_is_digit(p[2]))
		return 0;
	for (; q < end && *q >= 'A' && *q <= 'Z'; q++)
		hexadecimal &= *q <= 'F';
	if (q - word < 2 || hexadecimal ||
	    (q < end && (bc_is_digit(*q) || bc_is_letter(*q))) ||
	    before(text, p) != GOOD ||
	    word_after(word, end, BC_LIST(amount_units)) ||
	    bouncecode_read(p, 3, code) != 3 || code->reply < 400 ||
	    bouncecode_find(BOUNCECODE_REPLY(code->reply)) == NULL)
		return 0;
	return 3;
}

/* Does a word that does not tell of a code have it in brackets, without a
 * blank? */
static int
is_argument(const char *text, const char *p)
{
	return p - text >= 2 && p[-1] == '(' && bc_is_letter(p[-2]) &&
	    !word_before(text, p - 1, BC_LIST(code_words));
}

/* Is a reply without an enhanced code one? "behind" is where it ends. */
static int
is_bare_reply(const char *text, const char *p, const char *end, unsigned reply,
    int speaks)
{
	const char *behind = p + 3;
	int alone = behind == end ||
	    (*behind != ' ' && *behind != '-' && *behind != '_');

	/* "problem 550-User unknown" is a line of a reply. */
	if (speaks == NONE && behind + 1 < end && *behind == '-' &&
	    !bc_is_digit(behind[1]) && is_blank(p[-1]))
		speaks = WEAK;
	if (speaks == NONE || word_after(behind, end, BC_LIST(amount_units)) ||
	    (speaks == WEAK && alone))
		return 0;
	/* "#550(normal)" is a process, "AS(508)" a number of the program's own. */
	if (behind < end && p > text &&
	    ((*behind == '(' && p[-1] == '#') ||
		(*behind == ')' && is_argument(text, p))))
		return 0;
	return bc_is_plausible_reply(reply) &&
	    !(behind + 1 < end &&
		(bc_goes_on(*behind, behind[1]) ||
		    (*behind == '/' && bc_is_digit(behind[1]))));
}

/* Is an enhanced code without a reply one? Versions look like those that
 * succeeded. */
static int
is_bare_status(const char *text, const char *p, unsigned class_digit, int speaks)
{
	if (speaks == NONE || (class_digit == 2 && speaks != GOOD))
		return 0;
	for (const char *q = p; q > text && is_blank(q[-1]); q--)
		if (word_before(text, q - 1, BC_LIST(version_words)))
			return 0;
	return !(p > text && p[-1] == '(' && class_digit == 2);
}

int
bc_read_candidate(const char *text, const char *p, const char *end,
    struct bc_candidate *found)
{
	struct bouncecode_code *c = &found->code;
	size_t n, offset = (size_t)(p - text);
	int speaks;

	if (!may_begin(text, p))
		return 0;
	n = bouncecode_read(p, (size_t)(end - p), c);
	if (n == 0)
		n = read_joined(text, p, end, c);
	if (n == 0 || (c->reply > 0 && !bc_is_smtp_reply(c->reply)))
		return 0;
	if (c->class_digit != 0 && c->detail == BOUNCECODE_OPEN) {
		/* "550 5.1" is a reply with a number behind it */
		if (c->reply == 0)
			return 0;
		c->class_digit = c->subject = c->detail = 0;
		c->enhanced_offset = c->enhanced_length = 0;
	}
	speaks = before(text, p);
	if ((speaks != NONE || (c->reply > 0 && c->class_digit != 0)) &&
	    (is_expected(text, p) || is_setting(text, p)))
		return 0;
	if (c->class_digit == 0 && !is_bare_reply(text, p, end, c->reply, speaks))
		return 0;
	if (c->reply == 0 && !is_bare_status(text, p, c->class_digit, speaks))
		return 0;
	c->reply_offset += c->reply_length ? offset : 0;
	c->enhanced_offset += c->enhanced_length ? offset : 0;
	found->failing = bc_first_digit(c) >= 4;
	found->weak = is_consequence(c);
	found->quoted = speaks == QUOTED;
	return 1;
}
