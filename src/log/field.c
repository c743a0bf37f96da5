/*
 * What the fields of a line give to its report. The names of fields differ from
 * format to format, what stands behind them does not.
 */
#include "log/field.h"

#include "log/status.h"
#include "log/value.h"

/* The value is a word or an address; "-" stands for none. */
static size_t
bc_take_word(struct bc_line *line, struct bouncecode_span *span, size_t at,
    size_t to)
{
	int is_quoted = bc_bound_value(line, &at, &to, BC_PLAIN_VALUE);
	size_t end = to;

	/* Of several in one pair of quotation marks the first one counts. */
	if (is_quoted && at < end && line->text[at] == '<') {
		at++;
		end = bc_find_byte(line, at, end, '>');
	}
	if (span->length == 0 && !(end - at == 1 && line->text[at] == '-'))
		*span = bc_span(at, end);
	return to;
}

static size_t
bc_take_host(struct bc_line *line, size_t at, size_t to)
{
	struct bouncecode_span *host = &line->report->host;
	size_t end = to, name;

	if (!bc_bound_value(line, &at, &end, BC_REST_VALUE)) {
		if (host->length > 0)
			return at;
		*host = bc_host_at(line, at, to);
		return at + host->length;
	}
	if (host->length > 0)
		return end;
	/* OpenSMTPD puts the name behind: "192.0.2.1 (mx.example.com)". */
	name = bc_find_byte(line, at, end, '(');
	if (name < end)
		*host = bc_span(name + 1, bc_find_byte(line, name, end, ')'));
	if (host->length == 0)
		*host = bc_host_at(line, at, end);
	return end;
}

/* The rule set's name tells whose address it tested. */
static size_t
bc_take_tested(struct bc_line *line, size_t at, size_t to)
{
	static const char sender[] = "ruleset=check_mail, arg1=";
	size_t n = sizeof sender - 1, from = at, end = to;

	/* What has no "@" is a host, which check_relay tests. */
	if (!bc_bound_value(line, &from, &end, BC_PLAIN_VALUE) &&
	    bc_find_byte(line, from, end, '@') == end)
		return at;
	return bc_take_word(line,
	    at >= n && bc_stands_at(line, at - n, sender, n)
		? &line->report->sender
		: &line->report->recipient,
	    at, to);
}

unsigned
bc_field_of(const struct bc_field_name *table, size_t count,
    const struct bc_line *line, size_t at, size_t n)
{
	/* A call for each name of the table was a tenth of a line of JSON. */
	char first = n > 0 ? line->text[at] : '\0';

	for (size_t i = 0; i < count; i++)
		if (table[i].name[0] == first && n < sizeof table[i].name &&
		    table[i].name[n] == '\0' &&
		    bc_are_same(table[i].name, line->text + at, n))
			return table[i].field;
	return BC_NOTHING;
}

size_t
bc_take(struct bc_line *line, enum bc_field field, size_t at, size_t to)
{
	struct bouncecode_report *r = line->report;

	switch (field) {
	case BC_TIME:
		return bc_take_word(line, &r->time, at, to);
	case BC_RECIPIENT:
		return bc_take_word(line, &r->recipient, at, to);
	case BC_SENDER:
		return bc_take_word(line, &r->sender, at, to);
	case BC_QUEUE_ID:
		return bc_take_word(line, &r->queue_id, at, to);
	case BC_DSN:
		return bc_take_word(line, &line->dsn, at, to);
	case BC_TESTED:
		return bc_take_tested(line, at, to);
	case BC_HOST_NAME:
		return bc_take_host(line, at, to);
	case BC_REJECT:
		line->is_client = 1;
		return bc_take_reply(line, at, to);
	case BC_REPLY_TEXT:
		return bc_take_reply(line, at, to);
	case BC_STATUS:
		return bc_take_postfix_status(line, at, to);
	case BC_STAT:
		return bc_take_stat(line, at, to);
	case BC_RESULT:
		return bc_take_result(line, at, to);
	case BC_NOTHING:
		break;
	}
	return at;
}
