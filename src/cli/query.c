/* One query: the operands joined by blanks, or standard input. */
#include "cli/input/input.h"
#include "cli/input/lines.h"
#include "cli/modes.h"
#include "cli/nothing.h"
#include "cli/output/format.h"
#include "cli/output/message.h"
#include "cli/output/text.h"
#include "cli/question.h"
#include "cli/system/system.h"
#include "header/header.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* As much of standard input is a query as is a line: what is larger, or unpacks to
 * more, was meant for a mode that reads it piece by piece. */
enum { MB = 1024 * 1024, QUERY_MAX = LINES_MAX };

/* Room for more bytes of a text; NULL after a message. */
static char *
grow(char *text, size_t size)
{
	char *grown = realloc(text, size);

	if (grown == NULL) {
		complain("standard input: %s", strerror(errno));
		free(text);
	}
	return grown;
}

/* The whole of standard input, as bytes; NULL after a message. What could be
 * read before an error, or before it was too much, is a text as well. */
static char *
read_input(size_t *length, bool *failed)
{
	struct input *in = input_open("-");
	size_t size = 4096, n = 0;
	char *text = NULL;
	ssize_t got = 1;

	if (in == NULL)
		return NULL;
	while (got > 0 && n < QUERY_MAX) {
		if (n == size || text == NULL)
			text = grow(text, size *= 2);
		if (text == NULL)
			break;
		got = input_read(in, text + n, size - n);
		n += got > 0 ? (size_t)got : 0;
	}
	if (got > 0 && text != NULL && (got = input_read(in, &(char){ 0 }, 1)) > 0) {
		complain("standard input: only the first %d MB were read; --lines, --scan and --mail read any length",
		    QUERY_MAX / MB);
		got = -1;
	}
	input_close(in);
	*length = n;
	*failed = got == -1;
	if (*failed && n == 0) {
		free(text);
		return NULL;
	}
	return text;
}

static int
put_answer(const struct options *o, const struct terminal *t,
    const struct record *r, const char *text, size_t length)
{
	if (format_is_text(o->view.format)) {
		text_put_with_evidence(t, &o->view, r, text, length);
	} else {
		record_put_header(&o->view);
		record_put(&o->view, r);
	}
	return FOUND;
}

static int
put_headline(const struct options *o, const struct terminal *t,
    const struct record *r)
{
	if (format_is_text(o->view.format)) {
		text_put_headline(t, r);
	} else {
		record_put_header(&o->view);
		record_put(&o->view, r);
	}
	return NOTHING;
}

/* Is all of it a code, a private one or a wording? */
static bool
is_exact(const struct bouncecode_answer *a, const char *text, size_t length)
{
	struct bouncecode_code code;

	for (size_t i = 0; i < a->nmatches; i++)
		if (a->matches[i].length == length)
			return true;
	return bouncecode_read(text, length, &code) == length;
}

/* What the operands are, which need be found out once. Words that were typed one by
 * one are searched for; what stands in one pair of quotes was pasted. Where each
 * names a file, --mail or --scan was forgotten. */
struct typed {
	bool any, are_words, are_files, is_directory;
};

static struct typed
look_at_operands(const struct options *o, bool from_input)
{
	struct typed typed = { !from_input, !from_input, !from_input, false };
	struct file_facts facts = { .kind = FILE_OTHER };

	for (int i = 0; i < o->noperands && typed.are_words; i++)
		typed.are_words = strpbrk(o->operands[i], " \t\r\n") == NULL;
	for (int i = o->noperands - 1; i >= 0 && typed.are_files; i--)
		typed.are_files = system_look(o->operands[i], &facts);
	typed.is_directory = facts.kind == FILE_DIRECTORY;
	return typed;
}

/* A text from a file is explained, what is typed may be searched for. */
static int
answer(const struct options *o, const struct terminal *t, const struct typed *typed,
    const char *text, size_t length)
{
	struct record r = { .file = NULL };
	bool found = record_look_up(&r, text, length);

	if (typed->are_files && !(found && is_exact(&r.answer, text, length))) {
		nothing_of_file(o->operands[0], typed->is_directory);
		return TROUBLE;
	}
	if (r.answer.headline != 0)
		return filter_is_any(&o->filter) ? put_headline(o, t, &r) : NOTHING;
	if (typed->any && (found ? typed->are_words && !question_has_code(&r.answer)
				 : is_question(text, length)) &&
	    search_words(o, t, text, length) == FOUND)
		return FOUND;
	found = found || (typed->any && record_guess(&r, text, length));
	if (found ? !filter_passes(&o->filter, &r.answer) : !filter_is_any(&o->filter))
		return NOTHING;
	if (found)
		return put_answer(o, t, &r, text, length);
	if (typed->are_words && is_question(text, length))
		nothing_of_words(text, length);
	else if (is_code(text, length))
		nothing_of_code(text, length);
	else
		nothing_of_text(text, length);
	return NOTHING;
}

/* The length of the code at *at, 0 where there is none; *at goes behind it and what
 * divides it from the next one. */
static size_t
next_code(const char *text, size_t length, size_t *at)
{
	struct bouncecode_code code;
	size_t n = bouncecode_read(text + *at, length - *at, &code), begin = *at;

	*at += n;
	*at += strspn(text + *at, ",; ");
	while (n > 0 && text[begin + n - 1] == ' ')
		n--;
	return n;
}

/* Are there several codes on a line, and nothing else? */
static bool
are_codes(const char *text, size_t length)
{
	size_t at = 0, n = 0;

	for (; at < length; n++)
		if (next_code(text, length, &at) == 0)
			return false;
	return n > 1 && memchr(text, '\n', length) == NULL;
}

/* Each of them is a query. */
static int
answer_codes(const struct options *o, const struct terminal *t,
    const struct typed *typed, const char *text, size_t length)
{
	struct options each = *o;
	int status = NOTHING, one = NOTHING;

	for (size_t at = 0, begin = 0; at < length && one != TROUBLE; begin = at) {
		size_t n = next_code(text, length, &at);

		if (status == FOUND && format_is_text(o->view.format))
			putchar('\n');
		one = answer(&each, t, typed, text + begin, n);
		if (one == NOTHING)
			continue;
		status = one;
		each.view.no_header = true; /* it was put */
	}
	return status;
}

/* Is it an e-mail that can be read as one? It failed where it could but for an error. */
static bool
is_mail_to_read(const struct options *o, const char *text, size_t length, bool *failed)
{
	if (!is_mail(text, length))
		return false;
	if (!mail_can_run(o))
		complain("an e-mail, read as plain text: bouncecode-mail is missing");
	else if (system_put_back(text, length))
		return true;
	else {
		complain("an e-mail, read as plain text: %s", strerror(errno));
		*failed = true;
	}
	return false;
}

/* An e-mail is read as --mail reads it. */
static int
answer_mail(const struct options *o, const struct terminal *t)
{
	struct options mail = *o;

	options_ask_for_mail(&mail);
	return mail_run(&mail, t);
}

int
query_run(const struct options *o, const struct terminal *t)
{
	bool from_input = o->noperands == 0 ||
	    (o->noperands == 1 && strcmp(o->operands[0], "-") == 0);
	struct typed typed = look_at_operands(o, from_input);
	bool failed = false;
	size_t length;
	char *text;
	int status;

	if (o->noperands == 0 && system_is_terminal(STANDARD_INPUT)) {
		complain("no code and no text given");
		suggest_help();
		return TROUBLE;
	}
	text = from_input ? read_input(&length, &failed)
			  : options_join(o, &length);
	if (text == NULL)
		return TROUBLE;
	if (from_input && !failed && is_mail_to_read(o, text, length, &failed))
		status = answer_mail(o, t);
	else if (!from_input && are_codes(text, length))
		status = answer_codes(o, t, &typed, text, length);
	else
		status = answer(o, t, &typed, text, length);
	free(text);
	return failed ? TROUBLE : status;
}
