/* A line of a log, what was read of it, and how one looks for bytes in it: what
 * every file of this room stands on. */
#ifndef BC_LINE_H
#define BC_LINE_H

#include <string.h>

#include "base/bytes.h"
#include "list/list.h"
#include "base/linkage.h"
#include "bouncecode.h"

/* What the line says of the message, beside its codes, if it does. */
enum bc_outcome {
	BC_UNSAID,
	BC_ACCEPTED = BOUNCECODE_OUTCOME_ACCEPTED,
	BC_DEFERRED = BOUNCECODE_OUTCOME_DEFERRED,
	BC_FAILED = BOUNCECODE_OUTCOME_FAILED
};

/* Does the line say that it was not accepted? */
static inline int
bc_is_refused(enum bc_outcome outcome)
{
	return outcome >= BC_DEFERRED;
}

struct bc_line {
	const char *text;
	size_t length;
	/* Where the first stage found a sign of a status; 0 if it is unknown. */
	size_t sign;
	/* The columns of the table that the line may be a row of; NULL if it is
	 * in none. */
	const unsigned char *columns;
	/* Its spans are filled in; the status is what will be explained. */
	struct bouncecode_report *report;
	struct bouncecode_span dsn; /* an enhanced code that stands apart */
	struct bouncecode_span reply; /* a reply code that does */
	/* where the codes stand, if not in the status */
	struct bouncecode_span shown;
	/* what to explain where nothing explains the status */
	struct bouncecode_span fallback;
	struct bouncecode_span label; /* the name that it has, if that counts */
	/* the line of another program, if this one wraps it */
	struct bouncecode_span wrapped;
	struct bouncecode_span program; /* "postfix/smtp[551]:" */
	enum bc_outcome outcome;
	enum bouncecode_command command; /* that failed, where it is named apart */
	int is_client; /* the host was refused, and did not answer */
	int is_plain;  /* no form of a mail server's log was recognised */
	int is_event;  /* it is a platform's notification, and says what became */
	unsigned escapes; /* in how many strings of JSON the parts stand */
};

/* Forget what was read of a line. */
static inline void
bc_clear_line(struct bc_line *line)
{
	static const struct bouncecode_span none = { 0, 0 };
	struct bouncecode_report *r = line->report;

	r->status = r->time = r->recipient = none;
	r->sender = r->host = r->queue_id = none;
	r->verdict[0] = r->verdict[1] = none;
	r->platform = r->escapes = r->by_us = 0;
	memset(r->reserved, 0, sizeof r->reserved);
	line->dsn = line->reply = line->shown = none;
	line->fallback = line->label = none;
	line->wrapped = line->program = none;
	line->outcome = BC_UNSAID;
	line->command = BOUNCECODE_COMMAND_NONE;
	line->is_client = line->is_plain = line->is_event = 0;
	line->escapes = 0;
}

static inline struct bouncecode_span
bc_span(size_t from, size_t to)
{
	struct bouncecode_span s;

	s.offset = from;
	s.length = to > from ? to - from : 0;
	return s;
}

/* The offset behind a span. */
static inline size_t
bc_span_end(struct bouncecode_span s)
{
	return s.offset + s.length;
}

/* Does a text stand at an offset of the line? */
static inline int
bc_stands_at(const struct bc_line *line, size_t at, const char *text, size_t n)
{
	return at <= line->length && line->length - at >= n &&
	    bc_are_same(line->text + at, text, n);
}

/* The first of a byte from one offset on and before another; that one if
 * there is none. */
static inline size_t
bc_find_byte(const struct bc_line *line, size_t at, size_t to, char c)
{
	const char *found;

	if (at >= to)
		return to;
	found = (const char *)memchr(line->text + at, c, to - at);
	return found ? (size_t)(found - line->text) : to;
}

/* The offset behind the blanks that stand at an offset. */
static inline size_t
bc_skip_blanks(const struct bc_line *line, size_t at)
{
	while (at < line->length &&
	    (line->text[at] == ' ' || line->text[at] == '\t'))
		at++;
	return at;
}

/* The end of the word that stands at an offset. */
static inline size_t
bc_word_end(const struct bc_line *line, size_t at)
{
	return at < line->length ? bc_find_byte(line, at, line->length, ' ') : at;
}

/* Where ": " stands from one offset on and before another; that one where it
 * does not. */
static inline size_t
bc_find_colon(const struct bc_line *line, size_t at, size_t to)
{
	while ((at = bc_find_byte(line, at, to, ':')) < to) {
		if (at + 1 < to && line->text[at + 1] == ' ')
			return at;
		at++;
	}
	return to;
}

#endif
