/*
 * Lines of JSON: those of KumoMTA and maddy, and of what wraps the lines of others,
 * as docker and journald do. The members of all objects of a line count, in
 * one pass, however they are nested. Stalwart has values as JSON has them.
 */
#include "log/formats.h"

#include "base/ascii.h"
#include "log/field.h"
#include "log/prefix.h"
#include "log/value.h"

/* How much may stand before an object. */
enum { BC_OBJECT_AT = 128 };

enum {
	BC_RESPONSE = 64,
	BC_PEER,
	BC_WRAPPED_LINE,
	BC_PROGRAM,
	BC_CODE, /* a reply code that stands apart */
	BC_CHECK, /* maddy: what was looked at, whatever came of it */
	BC_SUBJECT
};

static const struct bc_field_name bc_members[] = {
	{ "response", BC_RESPONSE }, { "smtp_response", BC_RESPONSE },
	{ "content", BC_REPLY_TEXT }, { "recipient", BC_RECIPIENT },
	{ "rcpt", BC_RECIPIENT }, { "to", BC_RECIPIENT },
	{ "sender", BC_SENDER }, { "mail_from", BC_SENDER },
	{ "from", BC_SENDER }, { "id", BC_QUEUE_ID },
	{ "queue_id", BC_QUEUE_ID }, { "event_time", BC_TIME },
	{ "timestamp", BC_TIME }, { "time", BC_TIME }, { "mx", BC_HOST_NAME },
	{ "peer_address", BC_PEER }, { "log", BC_WRAPPED_LINE },
	{ "MESSAGE", BC_WRAPPED_LINE }, { "SYSLOG_IDENTIFIER", BC_PROGRAM },
	{ "__REALTIME_TIMESTAMP", BC_TIME }, { "msg_id", BC_QUEUE_ID },
	{ "remote_server", BC_HOST_NAME }, { "smtp_code", BC_CODE },
	{ "smtp_enchcode", BC_DSN }, { "smtp_msg", BC_RESPONSE },
	{ "check", BC_CHECK }, { "subject", BC_SUBJECT }
};

/* What was read of an object, beside the report of its line. */
struct bc_object {
	struct bouncecode_span response, message;
	/* The brackets that are open in the response, if it is an object whose
	 * end was not read yet. */
	unsigned long depth;
	int is_open, is_check, has_subject;
};

/* Count the brackets between members, to see where the response ends. */
static void
bc_count_brackets(
    const struct bc_line *line, struct bc_object *o, size_t at, size_t to)
{
	for (; o->is_open && at < to; at++) {
		o->depth += line->text[at] == '{';
		o->depth -= line->text[at] == '}';
		if (line->text[at] == '}' && o->depth == 0) {
			o->response = bc_span(o->response.offset, at + 1);
			o->is_open = 0;
		}
	}
}

/* "{"name":"192.0.2.1:25"}" names the host. */
static void
bc_take_peer(struct bc_line *line, size_t at)
{
	static const char name[] = "{\"name\":";
	size_t n = sizeof name - 1;
	size_t end = line->length;

	if (!bc_stands_at(line, at, name, n) ||
	    !bc_stands_at(line, at + n, "\"", 1))
		return;
	at += n;
	bc_bound_value(line, &at, &end, BC_JSON_VALUE);
	line->report->host = bc_host_at(line, at, end);
}

static void
bc_take_json_value(struct bc_line *line, struct bc_object *o, unsigned field,
    struct bouncecode_span value)
{
	switch (field) {
	case BC_RESPONSE:
		o->response = value;
		o->is_open = 0;
		break;
	case BC_WRAPPED_LINE:
		o->message = value;
		break;
	case BC_REPLY_TEXT: /* of the response */
		if (o->is_open)
			line->report->status = value;
		break;
	case BC_PROGRAM:
		line->program = value;
		break;
	case BC_CODE:
		line->reply = value;
		break;
	case BC_CHECK:
		o->is_check = 1;
		break;
	case BC_SUBJECT:
		o->has_subject = 1;
		break;
	case BC_PEER:
		break;
	default:
		bc_take(line, (enum bc_field)field, value.offset,
		    bc_span_end(value));
	}
}

/* Read the value of a member, or the first one of a list: returns where to go
 * on, in objects, so that what they have counts as well, or behind others. */
static size_t
bc_read_json_member(
    struct bc_line *line, struct bc_object *o, unsigned field, size_t at)
{
	size_t end = line->length;
	int is_string;

	if (field == BC_PEER)
		bc_take_peer(line, at);
	if (bc_stands_at(line, at, "[", 1))
		at = bc_skip_blanks(line, at + 1);
	if (bc_stands_at(line, at, "{", 1)) {
		if (field == BC_RESPONSE && o->response.length == 0) {
			o->response = bc_span(at, line->length);
			o->depth = 0;
			o->is_open = 1;
		}
		return at;
	}
	is_string = bc_bound_value(line, &at, &end, BC_JSON_VALUE);
	bc_take_json_value(line, o, field, bc_span(at, end));
	return end + (size_t)is_string;
}

static enum bc_reading
bc_answer_object(struct bc_line *line, const struct bc_object *o)
{
	struct bouncecode_report *r = line->report;

	if (o->is_check && line->reply.length > 0)
		return BC_QUIET;
	if (o->response.length > 0) {
		line->shown = o->response;
		if (r->status.length == 0)
			r->status = o->response;
		return BC_READ;
	}
	if (o->message.length > 0) {
		size_t end = bc_span_end(o->message);

		while (end > 2 && line->text[end - 2] == '\\')
			end -= 2; /* "\n" */
		line->wrapped = bc_span(o->message.offset, end);
		return BC_WRAPPED;
	}
	/* A subject is anybody's text: beside it only what has a name counts. */
	r->status = !o->has_subject ? bc_span(0, line->length)
	    : line->dsn.length > 0  ? line->dsn
				    : line->reply;
	return r->status.length > 0 ? BC_READ : BC_QUIET;
}

/* What syslog puts before the object names a time. */
static void
bc_read_before(struct bc_line *line, size_t to)
{
	size_t length = line->length;

	line->length = to;
	bc_read_prefix(line, 0);
	line->length = length;
}

/* Where an object begins, whose last bracket ends the line; the line's end
 * where none does. */
static size_t
bc_find_object(const struct bc_line *line)
{
	size_t n = line->length < BC_OBJECT_AT ? line->length : (size_t)BC_OBJECT_AT;
	size_t at = n;

	if (line->text[line->length - 1] == '}')
		at = bc_find_byte(line, 0, n, '{');
	return at < n &&
		bc_stands_at(line, bc_skip_blanks(line, at + 1), "\"", 1)
	    ? at
	    : line->length;
}

enum bc_reading
bc_read_object(struct bc_line *line, size_t at)
{
	struct bc_object o = { { 0, 0 }, { 0, 0 }, 0, 0, 0, 0 };
	size_t length = line->length, from = bc_find_object(line), quote;

	(void)at; /* it is a whole line */
	if (from == length)
		return BC_OTHER;
	if (from > 0)
		bc_read_before(line, from);
	for (at = from + 1; (quote = bc_find_byte(line, at, length, '"')) < length;) {
		size_t name = quote, end = length;
		unsigned field;

		bc_count_brackets(line, &o, at, quote);
		bc_bound_value(line, &name, &end, BC_JSON_VALUE);
		field = bc_field_of(bc_members, sizeof bc_members / sizeof *bc_members,
		    line, name, end - name);
		at = bc_skip_blanks(line, end + 1);
		if (bc_stands_at(line, at, ":", 1))
			at = bc_read_json_member(line, &o, field,
			    bc_skip_blanks(line, at + 1));
	}
	bc_count_brackets(line, &o, at, length);
	return bc_answer_object(line, &o);
}

/* "SMTP RCPT TO rejected (delivery.rcpt-to-rejected) queueId = 17, from = "a@example.com",
 * to = ["b@example.org"], hostname = "mx.example.org", to = "b@example.org", code = 550,
 * details = "..."": what a server answered. What its notifications say was said there. */
enum bc_reading
bc_read_stalwart(struct bc_line *line, size_t at)
{
	static const struct bc_field_name names[] = { { "queueId", BC_QUEUE_ID },
		{ "from", BC_SENDER }, { "to", BC_RECIPIENT },
		{ "hostname", BC_HOST_NAME }, { "code", BC_CODE },
		{ "details", BC_RESPONSE } };
	struct bc_object o = { { 0, 0 }, { 0, 0 }, 0, 0, 0, 0 };
	size_t name, end;

	at = bc_find_byte(line, at, line->length, '(');
	if (!bc_stands_at(line, at, "(delivery.", 10))
		return BC_OTHER;
	if (bc_stands_at(line, at + 10, "dsn-", 4))
		return BC_QUIET;
	while ((end = bc_find_byte(line, at, line->length, '=') - 1) + 2 < line->length) {
		unsigned field;

		for (name = end; name > at && bc_is_letter(line->text[name - 1]);)
			name--;
		field = bc_field_of(names, sizeof names / sizeof *names, line, name,
		    end - name);
		/* of all recipients, and then of one */
		if (field == BC_RECIPIENT)
			line->report->recipient = bc_span(0, 0);
		at = bc_read_json_member(line, &o, field, end + 3);
	}
	line->report->status = o.response;
	if (o.response.length == 0 || line->reply.length == 0)
		return BC_QUIET;
	/* whatever the text has */
	if (line->text[line->reply.offset] == '2')
		line->outcome = BC_ACCEPTED;
	return BC_READ;
}
