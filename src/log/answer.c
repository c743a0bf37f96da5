/*
 * What a line that was read reports: its codes are found, and its status is
 * explained, or remembered.
 */
#include "log/answer.h"

#include "base/ascii.h"
#include "code/code.h"
#include "code/look.h"
#include "explain/explain.h"
#include "log/escape.h"
#include "log/memory.h"
#include "text/text.h"

#include <string.h>

/* "250 2.0.0 Ok": nearly all that is accepted says so in these places. */
static int
bc_read_accepted(const char *p, size_t n, struct bouncecode_code *code)
{
	if (n < 10 || p[0] != '2' || !bc_is_digit(p[1]) || !bc_is_digit(p[2]) ||
	    p[3] != ' ' || p[4] != '2' || p[5] != '.' || !bc_is_digit(p[6]) ||
	    p[7] != '.' || !bc_is_digit(p[8]) || p[9] != ' ')
		return 0;
	code->reply = (uint16_t)(200 + (p[1] - '0') * 10 + p[2] - '0');
	code->class_digit = 2;
	code->subject = (uint16_t)(p[6] - '0');
	code->detail = (uint16_t)(p[8] - '0');
	code->reply_offset = 0;
	code->reply_length = 3;
	code->enhanced_offset = 4;
	code->enhanced_length = 5;
	return 1;
}

/* The codes in a part of the line; what an accepted one begins with. */
static void
bc_find_line_code(const struct bc_line *line, struct bouncecode_code *code)
{
	struct bouncecode_span part =
	    line->shown.length > 0 ? line->shown : line->report->status;
	const char *p = line->text + part.offset;

	if (line->outcome != BC_ACCEPTED || part.length == 0 || *p != '2' ||
	    (!bc_read_accepted(p, part.length, code) &&
		bouncecode_read(p, part.length, code) == 0) ||
	    code->reply < BC_REPLY_FIRST)
		bc_find_code(p, part.length, code);
	if (line->outcome == BC_ACCEPTED &&
	    (bc_reply_digit(code) > 2 || code->class_digit > 2))
		memset(code, 0, sizeof *code);
	code->reply_offset += code->reply_length > 0 ? part.offset : 0;
	code->enhanced_offset += code->enhanced_length > 0 ? part.offset : 0;
}

/* "dsn=5.1.1" counts where the reply has no enhanced code, and is of its
 * class. Postfix writes "dsn=5.0.0" where a reply has none: RFC 3463 section 3.1
 * says no more by it than the reply does. */
static void
bc_add_dsn(const struct bc_line *line, struct bouncecode_code *code)
{
	struct bouncecode_code dsn;

	if (code->class_digit != 0 || line->dsn.length == 0 ||
	    bouncecode_read(line->text + line->dsn.offset, line->dsn.length,
		&dsn) == 0 ||
	    dsn.reply != 0 || dsn.detail == BOUNCECODE_OPEN ||
	    (code->reply != 0 &&
		(bc_reply_digit(code) != dsn.class_digit ||
		    (dsn.subject == 0 && dsn.detail == 0))))
		return;
	code->class_digit = dsn.class_digit;
	code->subject = dsn.subject;
	code->detail = dsn.detail;
	code->enhanced_offset = line->dsn.offset + dsn.enhanced_offset;
	code->enhanced_length = dsn.enhanced_length;
}

/* A reply code that stands apart counts in the same way, and as little as any
 * other number if there is no such code: Mailgun has a 605 of its own. */
static void
bc_add_reply(const struct bc_line *line, struct bouncecode_code *code)
{
	struct bouncecode_code apart;

	if (code->reply != 0 || line->reply.length == 0 ||
	    bouncecode_read(line->text + line->reply.offset,
		line->reply.length, &apart) == 0 ||
	    !bc_is_class(bc_reply_digit(&apart)) ||
	    (code->class_digit != 0 &&
		bc_reply_digit(&apart) != code->class_digit) ||
	    (line->outcome == BC_ACCEPTED && bc_reply_digit(&apart) != 2))
		return;
	code->reply = apart.reply;
	code->reply_offset = line->reply.offset + apart.reply_offset;
	code->reply_length = apart.reply_length;
}

/* The host that answered, by its name: an address tells nothing. */
static struct bouncecode_span
bc_host_of(const struct bc_line *line)
{
	struct bouncecode_span host = line->report->host;

	if (line->is_client ||
	    (host.length > 0 && bc_is_digit(line->text[host.offset])))
		return bc_span(0, 0);
	return host;
}

/* The parts that decide the answer. Where more than they do, there is no status
 * among them, and so nothing to remember the answer by. */
static struct bc_parts
bc_parts_of(const struct bc_line *line)
{
	struct bc_parts parts;

	parts.host = bc_host_of(line);
	parts.status = line->report->status;
	if (line->shown.length > 0 || line->fallback.length > 0 ||
	    line->reply.length > 0 || line->escapes > 0 ||
	    line->outcome == BC_ACCEPTED)
		parts.status.length = 0;
	parts.dsn = line->dsn;
	parts.outcome = line->outcome;
	parts.command = line->command;
	return parts;
}

/* In a line of unknown form three digits are a reply code only if there is such
 * a code, and if they stand as one: "worker(550):", "#421", "<450>",
 * "250 (59%)" and "450 [Warning]" are others' numbers. */
static int
bc_is_doubtful(const struct bc_line *line, const struct bouncecode_code *code)
{
	size_t at = code->reply_offset, end = at + code->reply_length;
	const char *p = line->text;
	char next, behind;

	if (!line->is_plain || code->reply < 100 || code->class_digit != 0)
		return 0;
	if (bouncecode_find(BOUNCECODE_REPLY(code->reply)) == NULL)
		return 1;
	if (at == 0)
		return 0;
	next = end < line->length ? p[end] : '\n';
	behind = end + 1 < line->length ? p[end + 1] : '\n';
	return p[at - 1] == '#' || next == '#' ||
	    (p[at - 1] == '<' && next == '>') ||
	    (p[at - 1] == '(' && at > 1 && bc_is_letter(p[at - 2])) ||
	    (next == ' ' && (behind == '(' || behind == '['));
}

/* And three numbers in brackets, "v2.3.21 (5.5.0)", are a version unless a wording
 * says what failed, or words of which that is known. */
static int
bc_may_be_version(const struct bc_line *line)
{
	const struct bouncecode_answer *a = &line->report->answer;
	size_t at = a->code.enhanced_offset;

	return line->is_plain && a->code.reply == 0 && at > 0 &&
	    line->text[at - 1] == '(' &&
	    (a->basis < BOUNCECODE_BASIS_WORDS ||
		(a->basis == BOUNCECODE_BASIS_WORDS &&
		    a->confidence == BOUNCECODE_CONFIDENCE_LOW));
}

/* May other words tell more than the status did? Those of a log stand for what
 * nothing explains; those of an event for what no wording does, and a status with
 * its name for one without a reply code. */
static int
bc_asks_for_more(const struct bc_line *line, const struct bouncecode_code *code,
    int found)
{
	if (line->fallback.length == 0 || !found || !line->is_event)
		return line->fallback.length > 0 && !found;
	return line->report->answer.basis <= BOUNCECODE_BASIS_WORDS &&
	    (line->label.length == 0 || code->reply == 0);
}

/* Explain what refused the message. */
static void
bc_explain_refusal(struct bc_line *line, const struct bouncecode_code *code)
{
	struct bouncecode_report *r = line->report;
	struct bouncecode_span host = bc_host_of(line);
	struct bouncecode_answer other;
	struct bc_heard heard;
	int found;

	heard.text = line->text;
	heard.said = r->status;
	heard.host = line->text + host.offset;
	heard.host_length = host.length;
	heard.host_offset = host.offset;
	heard.host_is_apart = 0;
	heard.command = line->command;
	heard.code = code;
	found = bc_explain_heard(&heard, &r->answer);
	if (!bc_asks_for_more(line, code, found))
		return;
	heard.said = line->fallback;
	bc_explain_heard(&heard, &other);
	if (!line->is_event || other.basis > BOUNCECODE_BASIS_WORDS) {
		r->answer = other;
		r->status = line->fallback;
	}
}

static int
bc_explain_line(struct bc_line *line)
{
	struct bouncecode_report *r = line->report;
	struct bouncecode_code code;
	unsigned digit;

	bc_find_line_code(line, &code);
	if (bc_is_doubtful(line, &code))
		return 0;
	bc_add_reply(line, &code);
	bc_add_dsn(line, &code);
	digit = bc_first_digit(&code);
	if (!line->is_event &&
	    (digit == 3 || (digit == 0 && line->outcome == BC_UNSAID) ||
		/* "2.0.0" alone may be a version */
		(code.reply == 0 && digit == 2 && line->outcome != BC_ACCEPTED)))
		return 0;
	if ((digit == 2 || line->is_event || line->outcome == BC_ACCEPTED) &&
	    !bc_is_refused(line->outcome)) {
		bouncecode_answer_code(&code, &r->answer);
		return 1;
	}
	bc_explain_refusal(line, &code);
	return !bc_may_be_version(line);
}

/* What the line says counts before what its code does: a message that expired
 * has failed, whatever its last "451" was. */
enum bouncecode_outcome
bc_outcome_of(const struct bc_line *line)
{
	const struct bouncecode_answer *a = &line->report->answer;
	unsigned digit = bc_first_digit(&a->code);

	if (line->outcome != BC_UNSAID)
		return (enum bouncecode_outcome)line->outcome;
	return digit == 2 ? BOUNCECODE_OUTCOME_ACCEPTED
	    : digit == 4  ? BOUNCECODE_OUTCOME_DEFERRED
			  : BOUNCECODE_OUTCOME_FAILED;
}

#ifndef BOUNCECODE_NO_EVENTS

/* ---- parts of events, which stand in strings of JSON */

/* What is longer is explained as far as this. */
enum { BC_UNESCAPED_MAX = 4096, BC_UNESCAPED_PARTS = 7 };

/* The parts of a line as they were before they were escaped, one behind the
 * other, and where each stands in the line and in the copy. */
struct bc_unescaped {
	char text[BC_UNESCAPED_MAX];
	size_t length, n;
	struct {
		struct bouncecode_span from, to;
		unsigned layers;
	} parts[BC_UNESCAPED_PARTS];
};

static int
bc_must_be_copied(const struct bc_line *line)
{
	struct bouncecode_span s = line->report->status, f = line->fallback;

	return line->label.length > 0 ||
	    (line->escapes > 0 &&
		(memchr(line->text + s.offset, '\\', s.length) != NULL ||
		    memchr(line->text + f.offset, '\\', f.length) != NULL));
}

static void
bc_copy_part(struct bc_unescaped *u, const struct bc_line *line,
    struct bouncecode_span *part, unsigned layers)
{
	size_t n = bc_unescape(line->text, *part, layers, u->text + u->length,
	    sizeof u->text - u->length);

	u->parts[u->n].from = *part;
	u->parts[u->n].layers = layers;
	*part = u->parts[u->n++].to = bc_span(u->length, u->length + n);
	u->length += n;
}

/* The other words, behind their name if that counts: reason":"Bounced Address,
 * however many blanks stand there. */
static void
bc_copy_fallback(
    struct bc_unescaped *u, const struct bc_line *line, struct bc_line *plain)
{
	static const char between[] = "\":\"";
	size_t n = sizeof between - 1;

	bc_copy_part(u, line, &plain->label, line->escapes);
	if (plain->label.length > 0 && sizeof u->text - u->length > n) {
		memcpy(u->text + u->length, between, n);
		u->length += n;
	}
	bc_copy_part(u, line, &plain->fallback, line->escapes);
	if (plain->label.length > 0)
		plain->fallback = bc_span(plain->label.offset, u->length);
}

/* The offset in the line of a byte of the copy, or of what follows it. */
static size_t
bc_offset_in_line(
    const struct bc_unescaped *u, const struct bc_line *line, size_t at, size_t more)
{
	size_t i = 0;

	while (i < u->n - 1 && at >= bc_span_end(u->parts[i].to))
		i++;
	at = at > u->parts[i].to.offset ? at - u->parts[i].to.offset : 0;
	return bc_escaped_at(
	    line->text, u->parts[i].from, u->parts[i].layers, at + more);
}

/* The bytes of the line that became some of the copy. */
static struct bouncecode_span
bc_bytes_of_line(const struct bc_unescaped *u, const struct bc_line *line, size_t at,
    size_t length)
{
	return length == 0
	    ? bc_span(0, 0)
	    : bc_span(bc_offset_in_line(u, line, at, 0),
		  bc_offset_in_line(u, line, at + length - 1, 1));
}

static void
bc_count_in_line(const struct bc_unescaped *u, const struct bc_line *line,
    struct bouncecode_answer *a)
{
	struct bouncecode_code *c = &a->code;
	struct bouncecode_span s;

	if (c->reply_length > 0) {
		s = bc_bytes_of_line(u, line, c->reply_offset, c->reply_length);
		c->reply_offset = s.offset;
	}
	if (c->enhanced_length > 0) {
		s = bc_bytes_of_line(u, line, c->enhanced_offset, c->enhanced_length);
		c->enhanced_offset = s.offset;
		c->enhanced_length = s.length;
	}
	for (unsigned i = 0; i < a->nmatches; i++) {
		s = bc_bytes_of_line(
		    u, line, a->matches[i].offset, a->matches[i].length);
		a->matches[i].offset = s.offset;
		a->matches[i].length = s.length;
	}
}

/* Explain the parts as they were, and count what was found in the line. */
static int
bc_explain_unescaped(struct bc_line *line)
{
	struct bouncecode_report *r = line->report;
	struct bouncecode_report copied = *r;
	struct bc_line plain = *line;
	struct bc_unescaped u;
	int found;

	u.length = u.n = 0;
	plain.report = &copied;
	plain.text = u.text;
	bc_copy_part(&u, line, &copied.host, line->escapes);
	bc_copy_part(&u, line, &copied.status, line->escapes);
	bc_copy_part(&u, line, &plain.dsn, line->escapes);
	bc_copy_part(&u, line, &plain.reply, line->escapes);
	bc_copy_part(&u, line, &plain.shown, line->escapes - 1);
	bc_copy_fallback(&u, line, &plain);
	plain.length = u.length;
	found = bc_explain_line(&plain);
	if (plain.fallback.length > 0 &&
	    copied.status.offset == plain.fallback.offset)
		r->status = line->fallback;
	r->answer = copied.answer;
	bc_count_in_line(&u, line, &r->answer);
	return found;
}

#endif

/* What a status says may depend on whom it is about; what is remembered of it does not. */
static void
bc_judge_recipient(const struct bc_line *line)
{
	struct bouncecode_report *r = line->report;

	if (r->recipient.length > 0)
		bc_judge_domain(&r->answer, line->text + r->status.offset, r->status.length,
		    line->text + r->recipient.offset, r->recipient.length);
}

int
bc_answer_line(struct bouncecode_scan *scan, struct bc_line *line)
{
	struct bouncecode_answer *a = &line->report->answer;
	struct bc_parts parts = bc_parts_of(line);
	uint64_t *head;
	int found;

	if (bc_recall(scan, line->text, &parts, &head, a)) {
		bc_judge_recipient(line);
		return 1;
	}
#ifndef BOUNCECODE_NO_EVENTS
	found = bc_must_be_copied(line) ? bc_explain_unescaped(line) : bc_explain_line(line);
#else
	found = bc_explain_line(line);
#endif
	if (head != NULL && found)
		bc_remember(scan, line->text, &parts, head, a);
	if (found)
		bc_judge_recipient(line);
	return found;
}
