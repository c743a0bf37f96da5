/*
 * Lines of JSON: KumoMTA's own, and those of what wraps the lines of others,
 * as docker and journald do.
 */
#include "log/line.h"

enum { RESPONSE = 64, PEER, MESSAGE };

static const struct bc_field_name members[] = {
	{ "response", RESPONSE }, { "smtp_response", RESPONSE },
	{ "content", BC_REPLY_TEXT }, { "recipient", BC_RECIPIENT },
	{ "rcpt", BC_RECIPIENT }, { "to", BC_RECIPIENT },
	{ "sender", BC_SENDER }, { "mail_from", BC_SENDER },
	{ "from", BC_SENDER }, { "id", BC_QUEUE_ID },
	{ "queue_id", BC_QUEUE_ID }, { "event_time", BC_TIME },
	{ "timestamp", BC_TIME }, { "time", BC_TIME }, { "mx", BC_HOST_NAME },
	{ "peer_address", PEER }, { "log", MESSAGE }, { "MESSAGE", MESSAGE }
};

/* What a line has, beside its report. */
struct object {
	struct bouncecode_span response, message;
};

/* The closing quotation mark of a string, whose first byte stands there. */
static size_t
string_end(const struct bc_line *line, size_t at)
{
	for (; at < line->length && line->text[at] != '"'; at++)
		if (line->text[at] == '\\')
			at++;
	return at < line->length ? at : line->length;
}

/* The end of an object, behind its closing bracket. */
static size_t
object_end(const struct bc_line *line, size_t at)
{
	unsigned long depth = 0;

	for (; at < line->length; at++) {
		if (line->text[at] == '"')
			at = string_end(line, at + 1);
		else if (line->text[at] == '{')
			depth++;
		else if (line->text[at] == '}' && --depth == 0)
			return at + 1;
	}
	return line->length;
}

/* A value: a string without its quotation marks, the first one of a list, an
 * object, or what stands as far as the next comma. */
static struct bouncecode_span
read_value(const struct bc_line *line, size_t at)
{
	size_t end;

	if (at < line->length && line->text[at] == '[')
		at = bc_skip_blanks(line, at + 1);
	if (at < line->length && line->text[at] == '"')
		return bc_span(at + 1, string_end(line, at + 1));
	if (at < line->length && line->text[at] == '{')
		return bc_span(at, object_end(line, at));
	for (end = at; end < line->length && line->text[end] != ',' &&
	     line->text[end] != '}' && line->text[end] != ']';)
		end++;
	return bc_span(at, end);
}

static void
take_peer(struct bc_line *line, size_t at)
{
	static const char name[] = "{\"name\":\"";
	size_t n = sizeof name - 1;

	if (bc_stands_at(line, at, name, n))
		line->report->host = bc_host_at(
		    line, at + n, string_end(line, at + n));
}

/* Returns where to go on: into objects and lists, so that what they have counts
 * as well, and behind strings. The end of an object is looked for only once. */
static size_t
take_member(struct bc_line *line, struct object *o, unsigned field, size_t at)
{
	size_t is_object = (size_t)bc_stands_at(line, at, "{", 1);
	struct bouncecode_span value;

	if (field == PEER)
		take_peer(line, at);
	if (is_object && (field != RESPONSE || o->response.length > 0))
		return at + 1;
	value = read_value(line, at);
	if (field == RESPONSE)
		o->response = value;
	else if (field == MESSAGE)
		o->message = value;
	else if (field == BC_REPLY_TEXT) {
		if (at < o->response.offset + o->response.length)
			line->report->status = value;
	} else if (field != BC_NOTHING && field != PEER)
		bc_take(line, (enum bc_field)field, value.offset,
		    value.offset + value.length);
	if (bc_stands_at(line, at, "\"", 1))
		return value.offset + value.length + 1;
	return at + is_object;
}

static int
answer_object(struct bc_line *line, const struct object *o)
{
	struct bouncecode_report *r = line->report;

	if (o->response.length > 0) {
		line->shown = o->response;
		if (r->status.length == 0)
			r->status = o->response;
		return 1;
	}
	if (o->message.length > 0) {
		size_t end = o->message.offset + o->message.length;

		while (end > 2 && line->text[end - 2] == '\\')
			end -= 2; /* "\n" */
		line->length = end;
		return bc_read_message(line, o->message.offset);
	}
	r->status = bc_span(0, line->length);
	return 1;
}

int
bc_read_members(struct bc_line *line, size_t at)
{
	struct object o = { { 0, 0 }, { 0, 0 } };
	size_t length = line->length, from = at;
	int found;

	at = bc_skip_blanks(line, at + 1);
	if (at >= length || line->text[at] != '"')
		return 0;
	if (from > 0) {
		line->length = from; /* the time of syslog */
		bc_read_prefix(line, 0);
		line->length = length;
	}
	while ((at = bc_find_byte(line, at, length, '"')) < length) {
		size_t end = string_end(line, at + 1);
		size_t next = bc_skip_blanks(line, end + 1);

		if (next < length && line->text[next] == ':')
			next = take_member(line, &o,
			    bc_field_of(members,
				sizeof members / sizeof *members, line, at + 1,
				end - at - 1),
			    bc_skip_blanks(line, next + 1));
		at = next;
	}
	found = answer_object(line, &o);
	line->length = length;
	return found;
}
