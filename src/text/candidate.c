/*
 * Whether a number is a code, by what stands around it: words, amounts, keys,
 * brackets, and other scripts.
 */
#include "text/candidate.h"

#include "base/bytes.h"
#include "code/look.h"
#include "text/word_lists.h"

static int
bc_is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '_' || c == '\r' || c == '\n';
}

static int
bc_is_one_of(char c, const char *list)
{
	for (; *list != '\0'; list++)
		if (c == *list)
			return 1;
	return 0;
}

static int
bc_word_before(const char *text, const char *p, struct bc_word_list list)
{
	const char *start = p;

	while (start > text && (bc_is_letter(start[-1]) || start[-1] == '-'))
		start--;
	return bc_is_among(start, (size_t)(p - start), list);
}

static int
bc_word_after(const char *p, const char *end, struct bc_word_list list)
{
	const char *stop;

	while (p < end && bc_is_blank(*p))
		p++;
	for (stop = p; stop < end && (bc_is_letter(*stop) || *stop == '%');)
		stop++;
	/* "552 MS-Word file": no milliseconds */
	if (end - stop > 1 && *stop == '-' && bc_is_letter(stop[1]))
		return 0;
	return bc_is_among(p, (size_t)(stop - p), list);
}

/* Does a key stand before a place whose value is a code? Not in what a
 * configuration sets: "default_action=", "unknown_address_reject_code =". */
static int
bc_is_code_key(const char *text, const char *p)
{
	const char *start = p;

	if (!bc_word_before(text, p, BC_LIST(bc_code_keys)))
		return 0;
	while (start > text && bc_is_letter(start[-1]))
		start--;
	return start == text || start[-1] != '_' ||
	    !bc_word_before(text, start - 1, BC_LIST(bc_setting_words));
}

/* 'default_action="451 4.3.5 Try later"' is set, and was not answered. */
static int
bc_is_setting(const char *text, const char *p)
{
	if (p > text && (p[-1] == '"' || p[-1] == '\''))
		p--;
	while (p > text && p[-1] == ' ')
		p--;
	return p > text && p[-1] == '=' &&
	    bc_word_before(text, p - 1, BC_LIST(bc_setting_words));
}

/* "Expected response code 250 but got 550": the first is no answer. */
static int
bc_is_expected(const char *text, const char *p)
{
	enum { WORDS_MAX = 4 };

	for (int i = 0; i < WORDS_MAX; i++) {
		const char *word;

		while (p > text && (bc_is_blank(p[-1]) || p[-1] == '"' ||
				       p[-1] == '\'' || p[-1] == ':'))
			p--;
		for (word = p; word > text && bc_is_letter(word[-1]);)
			word--;
		if (word == p)
			return 0;
		if (bc_is_among(word, (size_t)(p - word), BC_LIST(bc_expecting_words)))
			return 1;
		if (!bc_is_among(word, (size_t)(p - word), BC_LIST(bc_expected_words)))
			return 0;
		p = word;
	}
	return 0;
}

enum { BC_NONE, BC_CANDIDATE_WEAK, BC_GOOD, BC_QUOTED };

/* What stands before a code in other scripts: a mark of punctuation, or a word
 * that says what follows. */
static int
bc_before_foreign(const char *text, const char *p, int joined)
{
	for (size_t i = 0; i < sizeof bc_foreign_marks / sizeof *bc_foreign_marks; i++)
		if (bc_ends(text, p, bc_foreign_marks[i]))
			return BC_GOOD;
	for (size_t i = 0; i < sizeof bc_foreign_words / sizeof *bc_foreign_words; i++)
		if (bc_ends(text, p, bc_foreign_words[i]))
			return BC_GOOD;
	/* Chinese and Japanese put no blank between a word and a number. */
	return joined && p - text >= 3 && (unsigned char)p[-3] >= 0xe3 &&
		(unsigned char)p[-3] <= 0xed
	    ? BC_CANDIDATE_WEAK
	    : BC_NONE;
}

/* How well what stands before a code speaks for it. */
static int
bc_before(const char *text, const char *p)
{
	const char *q = p;
	char c;

	while (q > text && bc_is_blank(q[-1])) {
		if (q[-1] == '\n')
			return BC_GOOD;
		q--;
	}
	if (q == text)
		return BC_GOOD;
	c = q[-1];
	if ((unsigned char)c >= 0x80)
		return bc_before_foreign(text, q, q == p);
	if (c == '\\' || (q - text >= 2 && q[-2] == '\\' && (c == 'n' || c == 'r')))
		return BC_GOOD; /* an escaped line end */
	if (c == '=') { /* "code = 550" */
		for (q--; q > text && q[-1] == ' ';)
			q--;
		return bc_is_code_key(text, q) ? BC_GOOD : BC_NONE;
	}
	if (c == ':' && q == p) { /* "host:587" is a port, 12:43 a time */
		q--;
		while (q > text && (q[-1] == '"' || q[-1] == ' '))
			q--;
		return bc_word_before(text, q, BC_LIST(bc_code_words)) ? BC_GOOD : BC_NONE;
	}
	if ((c == ':' || c == '.') &&
	    bc_word_before(text, q - 1, BC_LIST(bc_amount_names)))
		return BC_NONE;
	if (c == '"' && q < p) /* behind what was quoted: 'GET /" 500' */
		return BC_NONE;
	if (c == '"' && q - text >= 2 && q[-2] == '=')
		return bc_is_code_key(text, q - 2) ? BC_GOOD : BC_NONE;
	if (c == '<' && q - text >= 2 && !bc_is_blank(q[-2]) && q[-2] != '<')
		return BC_NONE; /* "imap(joe)<551>" */
	if (c == '[' && q == p) /* "[451] Try later", but "smtp[551]" */
		return q - 1 == text ? BC_GOOD : BC_CANDIDATE_WEAK;
	if (c == '<' && q - text >= 3 && q[-2] == '<' && q[-3] == '<')
		return BC_QUOTED; /* a transcript: what the other side said */
	if (bc_is_one_of(c, ":;>(\"'{|<#"))
		return BC_GOOD;
	if (bc_is_one_of(c, ",.!?-)]}*") && q < p)
		return BC_CANDIDATE_WEAK;
	if (bc_is_letter(c) && q < p)
		return bc_word_before(text, q, BC_LIST(bc_code_words)) ? BC_GOOD : BC_NONE;
	return BC_NONE;
}

/* May a code begin here at all? A hyphen behind a word joins it to that. */
static int
bc_may_begin(const char *text, const char *p)
{
	char c = p > text ? p[-1] : ' ', before = p - text >= 2 ? p[-2] : ' ';

	return ((unsigned char)c >= 0x80 || bc_may_precede_code(before, c)) &&
	    !(c == '-' && !bc_is_blank(before));
}

static int
bc_is_consequence(const struct bouncecode_code *c)
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
bc_read_joined(const char *text, const char *p, const char *end,
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
	    bc_before(text, p) != BC_GOOD ||
	    bc_word_after(word, end, BC_LIST(bc_amount_units)) ||
	    bouncecode_read(p, 3, code) != 3 || code->reply < 400 ||
	    bouncecode_find(BOUNCECODE_REPLY(code->reply)) == NULL)
		return 0;
	return 3;
}

/* Does a word that does not tell of a code have it in brackets, without a
 * blank? */
static int
bc_is_argument(const char *text, const char *p)
{
	return p - text >= 2 && p[-1] == '(' && bc_is_letter(p[-2]) &&
	    !bc_word_before(text, p - 1, BC_LIST(bc_code_words));
}

/* Is a reply without an enhanced code one? "behind" is where it ends. */
static int
bc_is_bare_reply(const char *text, const char *p, const char *end, unsigned reply,
    int speaks)
{
	const char *behind = p + 3;
	int alone = behind == end ||
	    (*behind != ' ' && *behind != '-' && *behind != '_');

	/* "problem 550-User unknown" is a line of a reply. */
	if (speaks == BC_NONE && behind + 1 < end && *behind == '-' &&
	    !bc_is_digit(behind[1]) && bc_is_blank(p[-1]))
		speaks = BC_CANDIDATE_WEAK;
	if (speaks == BC_NONE || bc_word_after(behind, end, BC_LIST(bc_amount_units)) ||
	    (speaks == BC_CANDIDATE_WEAK && alone))
		return 0;
	/* "#550(normal)" is a process, "AS(508)" a number of the program's own. */
	if (behind < end && p > text &&
	    ((*behind == '(' && p[-1] == '#') ||
		(*behind == ')' && bc_is_argument(text, p))))
		return 0;
	return bc_is_plausible_reply(reply) &&
	    !(behind + 1 < end &&
		(bc_goes_on(*behind, behind[1]) ||
		    (*behind == '/' && bc_is_digit(behind[1]))));
}

/* Is an enhanced code without a reply one? Versions look like those that
 * succeeded. */
static int
bc_is_bare_status(const char *text, const char *p, unsigned class_digit, int speaks)
{
	if (speaks == BC_NONE || (class_digit == 2 && speaks != BC_GOOD))
		return 0;
	for (const char *q = p; q > text && bc_is_blank(q[-1]); q--)
		if (bc_word_before(text, q - 1, BC_LIST(bc_version_words)))
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

	if (!bc_may_begin(text, p))
		return 0;
	n = bouncecode_read(p, (size_t)(end - p), c);
	if (n == 0)
		n = bc_read_joined(text, p, end, c);
	if (n == 0 || (c->reply > 0 && !bc_is_smtp_reply(c->reply)))
		return 0;
	if (c->class_digit != 0 && c->detail == BOUNCECODE_OPEN) {
		/* "550 5.1" is a reply with a number behind it */
		if (c->reply == 0)
			return 0;
		c->class_digit = c->subject = c->detail = 0;
		c->enhanced_offset = c->enhanced_length = 0;
	}
	speaks = bc_before(text, p);
	if ((speaks != BC_NONE || (c->reply > 0 && c->class_digit != 0)) &&
	    (bc_is_expected(text, p) || bc_is_setting(text, p)))
		return 0;
	if (c->class_digit == 0 && !bc_is_bare_reply(text, p, end, c->reply, speaks))
		return 0;
	if (c->reply == 0 && !bc_is_bare_status(text, p, c->class_digit, speaks))
		return 0;
	c->reply_offset += c->reply_length ? offset : 0;
	c->enhanced_offset += c->enhanced_length ? offset : 0;
	found->failing = bc_first_digit(c) >= 4;
	found->weak = bc_is_consequence(c);
	found->quoted = speaks == BC_QUOTED;
	return 1;
}
