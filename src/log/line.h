/* What a line of a log names: the second stage, as far as the explanation. */
#ifndef BC_LOGLINE_H
#define BC_LOGLINE_H

#include <string.h>

#include "base/bytes.h"
#include "list/list.h"

/* What the line says of the message, beside its codes, if it does. */
enum bc_outcome {
	BC_UNSAID,
	BC_ACCEPTED = BOUNCECODE_ACCEPTED,
	BC_DEFERRED = BOUNCECODE_DEFERRED,
	BC_FAILED = BOUNCECODE_FAILED
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
	/* Its spans are filled in; the status is what will be explained. */
	struct bouncecode_report *report;
	struct bouncecode_span dsn; /* an enhanced code that stands apart */
	/* where the codes stand, if not in the status */
	struct bouncecode_span shown;
	/* what to explain where nothing explains the status */
	struct bouncecode_span otherwise;
	enum bc_outcome outcome;
	int is_client; /* the host was refused, and did not answer */
	size_t program, program_end; /* "postfix/smtp[551]:" */
	int is_plain;   /* no form of a mail server's log was recognised */
};

/* What may be named, by a key of the line, a column or a member. */
enum bc_field {
	BC_NOTHING,
	BC_TIME,
	BC_RECIPIENT,
	BC_SENDER,
	BC_HOST_NAME,
	BC_QUEUE_ID,
	BC_DSN,
	BC_REPLY_TEXT, /* a reply, alone or in quotation marks */
	BC_REJECT,     /* Sendmail: a reply of its own */
	BC_STATUS,     /* Postfix: a word, and a reply in brackets */
	BC_STAT,       /* Sendmail, OpenSMTPD: words or a reply */
	BC_RESULT,     /* OpenSMTPD: "Ok", "TempFail", "PermFail" */
	BC_TESTED      /* Sendmail: the address that a rule set tested */
};

/* What a table's header or a member of an object calls a field. */
struct bc_field_name {
	char name[20];
	unsigned char field;
};

static inline struct bouncecode_span
bc_span(size_t from, size_t to)
{
	struct bouncecode_span s;

	s.offset = from;
	s.length = to > from ? to - from : 0;
	return s;
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

/* Read the time that stands at an offset, in brackets or not: returns the
 * offset behind it and its blanks. */
BC_DATA size_t bc_read_time(struct bc_line *line, size_t at);
/* Read the time, the host and the program that stand at an offset: returns
 * the offset of what is behind them. */
BC_DATA size_t bc_read_prefix(struct bc_line *line, size_t at);

/* Take the value that stands at an offset, and not behind another, for a
 * field, unless it has one: returns the offset behind what was read. */
BC_DATA size_t bc_take(
    struct bc_line *line, enum bc_field field, size_t at, size_t to);
/* The field that has a name, which is n bytes at an offset: BC_NOTHING if none
 * of the names has. */
BC_DATA unsigned bc_field_of(const struct bc_field_name *names, size_t count,
    const struct bc_line *line, size_t at, size_t n);
/* Take the values of all keys ("to=<a@example.com>") between two offsets. */
BC_DATA void bc_take_keys(struct bc_line *line, size_t at, size_t to);
/* The name of a host that stands at an offset, without its address. */
BC_DATA struct bouncecode_span bc_host_at(
    const struct bc_line *line, size_t at, size_t to);
/* "host mx.example.com[192.0.2.1] said: 550 ..." gives host and status. */
BC_DATA void bc_take_said(struct bc_line *line, size_t at, size_t to);
/* The status is what stands between two offsets, without blanks around. */
BC_DATA void bc_take_status(struct bc_line *line, size_t at, size_t to);

/* Read the number of a message that Postfix or Sendmail gave it, if it stands
 * at an offset: returns the offset of what is behind it. */
BC_DATA size_t bc_read_queue_id(struct bc_line *line, size_t at);
/* Read Postfix's line of a delivery, whose "dsn=" has its code at an offset. 0
 * for any other line, of which some may have been filled in then. */
BC_DATA int bc_read_delivery(struct bc_line *line, size_t sign);

/* Read a line of any sort: fills in the report's spans. Returns 0 where it
 * cannot report anything. */
BC_DATA int bc_read_line(struct bc_line *line);

/* Read what stands behind an offset, as the line of a log. */
BC_DATA int bc_read_message(struct bc_line *line, size_t at);

/* Of Exim: read the identifier of a message, and return what is behind it;
 * lines of its main log, with their marks, and of what it rejects: 0 where it
 * is none; what it says before a reply. */
BC_DATA size_t bc_read_exim_id(struct bc_line *line, size_t at);
BC_DATA int bc_read_exim(struct bc_line *line, size_t at);
BC_DATA int bc_read_exim_reject(struct bc_line *line, size_t at);
BC_DATA void bc_take_exim_reason(struct bc_line *line, size_t at);

/* Read an object of JSON; 0 where none stands there. */
BC_DATA int bc_read_members(struct bc_line *line, size_t at);

/* Remember the columns that the header of a table names; 0 where the line is
 * none. Then read a row: 0 where it is none. */
enum { BC_COLUMNS = 8 };
BC_DATA int bc_read_header(
    const struct bc_line *line, unsigned char columns[BC_COLUMNS]);
BC_DATA int bc_read_row(
    struct bc_line *line, const unsigned char columns[BC_COLUMNS]);

#endif
