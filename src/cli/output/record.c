#include "cli/output/record.h"

#include "cli/output/utf8.h"

#include <stdio.h>
#include <string.h>

bool
record_look_up(struct record *r, const char *text, size_t length)
{
	r->has_text = true;
	return bouncecode_explain(text, length, &r->answer) == 1;
}

void
record_of_report(struct record *r, const struct bouncecode_report *report)
{
	r->answer = report->answer;
	r->line = (unsigned long)report->line;
	r->report = report;
	r->has_text = true;
}

void
record_of_entry(struct record *r, const struct bouncecode_entry *entry)
{
	*r = (struct record){ 0 };
	bouncecode_answer_entry(entry, &r->answer);
}

bool
record_passes(const struct record *r, const struct options *o)
{
	const struct bouncecode_answer *a = &r->answer;
	const int values[] = { a->category, a->fault, a->bounce, a->action,
		a->confidence, a->kind };

	if (o->provider > 0 && a->provider != o->provider)
		return false;
	for (size_t v = 0; v < sizeof values / sizeof *values; v++)
		if (o->filter[v] >= 0 && o->filter[v] != values[v])
			return false;
	return true;
}

static bool
shows_enhanced(const struct bouncecode_code *code)
{
	return code->class_digit != 0 && code->subject != BOUNCECODE_OPEN &&
	    code->detail != BOUNCECODE_OPEN;
}

/* Written without printf: a summary does this for every line. */
static char *
put_digits(char *p, unsigned n)
{
	char digits[10];
	size_t i = sizeof digits;

	do
		digits[--i] = (char)('0' + n % 10);
	while ((n /= 10) > 0);
	memcpy(p, digits + i, sizeof digits - i);
	return p + (sizeof digits - i);
}

static char *
put_enhanced(char *p, const struct bouncecode_code *code)
{
	*p++ = code->class_digit == BOUNCECODE_ANY_CLASS
	    ? 'X'
	    : (char)('0' + code->class_digit);
	*p++ = '.';
	p = put_digits(p, code->subject);
	*p++ = '.';
	return put_digits(p, code->detail);
}

void
record_shown(const struct bouncecode_code *code, char text[CODE_SIZE])
{
	char *p = text;

	if (code->reply > 99)
		p = put_digits(p, code->reply);
	if (shows_enhanced(code)) {
		if (p > text)
			*p++ = ' ';
		p = put_enhanced(p, code);
	}
	*p = '\0';
}

const char *
record_evidence(const struct bouncecode_match *match)
{
	static const char *const names[] = { "reply", "enhanced",
		"vendor-code", "phrase", "provider", "blocklist" };

	return names[match->what];
}

bool
record_is_worded(const struct bouncecode_entry *entry)
{
	return bouncecode_kind_of(entry) > BOUNCECODE_KIND_PAIR;
}

const char *
record_usual_code(const struct bouncecode_entry *entry)
{
	const char *key = bouncecode_key(entry);
	struct bouncecode_code code;

	if (key == NULL || !record_is_worded(entry) ||
	    bouncecode_read(key, strlen(key), &code) != strlen(key))
		return NULL;
	return key;
}

static void
set_string(struct value *v, const char *s)
{
	v->type = s ? STRING : NONE;
	v->string = s;
}

static void
set_number(struct value *v, unsigned long n)
{
	v->type = NUMBER;
	v->number = n;
}

/* A word of the answer; there is none without an entry. */
static void
set_word(struct value *v, const struct record *r,
    enum bouncecode_vocabulary vocabulary, unsigned number)
{
	if (r->answer.entry != NULL)
		set_string(v, bouncecode_name(vocabulary, number));
}

static void
set_prose(struct value *v, const struct record *r,
    const char *(*text)(const struct bouncecode_entry *))
{
	if (r->answer.entry != NULL)
		set_string(v, text(r->answer.entry));
}

#define GETTER(name)                                              \
	static void get_##name(struct value *v, const struct record *r, \
	    const struct options *o)
#define WORD(name, vocabulary)                                       \
	GETTER(name)                                                 \
	{                                                            \
		(void)o;                                             \
		set_word(v, r, vocabulary, r->answer.name);          \
	}
#define PROSE(name)                                      \
	GETTER(name)                                     \
	{                                                \
		(void)o;                                 \
		set_prose(v, r, bouncecode_##name);      \
	}

GETTER(file)
{
	(void)o;
	set_string(v, r->file);
}

GETTER(line)
{
	(void)o;
	set_number(v, r->line);
}

GETTER(rank)
{
	(void)o;
	set_number(v, r->rank);
}

GETTER(score)
{
	(void)o;
	set_number(v, r->score);
}

GETTER(also)
{
	(void)r, (void)o;
	v->type = ALSO;
}

/* A part of the line: bytes of control, and what is no ASCII in an address or
 * a name, would break the record. UTF-8 (RFC 6531) stays. */
static void
set_span(struct value *v, const struct record *r,
    const struct bouncecode_span *span)
{
	const char *s = r->report->text + span->offset;
	size_t n = 0;

	for (size_t i = 0, k; i < span->length && n + 4 < sizeof v->buffer; i += k) {
		k = utf8_length(s + i, span->length - i);
		if (k == 1 && ((unsigned char)s[i] < ' ' || (unsigned char)s[i] > '~'))
			v->buffer[n++] = '?';
		else
			for (size_t b = 0; b < k; b++)
				v->buffer[n++] = s[i + b];
	}
	v->buffer[n] = '\0';
	set_string(v, n > 0 ? v->buffer : NULL);
}

#define SPAN(name)                                  \
	GETTER(name)                                \
	{                                           \
		(void)o;                            \
		set_span(v, r, &r->report->name);   \
	}
GETTER(outcome)
{
	static const char names[][10] = { "", "accepted", "deferred", "failed" };

	(void)o;
	set_string(v, names[r->report->outcome]);
}

SPAN(time)
SPAN(recipient)
SPAN(sender)
SPAN(host)
SPAN(queue_id)

void
record_recipient(const struct record *r, struct value *v)
{
	set_span(v, r, &r->report->recipient);
}

GETTER(reply)
{
	(void)o;
	if (r->answer.code.reply > 99)
		set_number(v, r->answer.code.reply);
}

GETTER(enhanced)
{
	(void)o;
	if (shows_enhanced(&r->answer.code)) {
		*put_enhanced(v->buffer, &r->answer.code) = '\0';
		set_string(v, v->buffer);
	}
}

GETTER(basis)
{
	(void)o;
	set_string(v, bouncecode_name(BOUNCECODE_BASES, r->answer.basis));
}

GETTER(permanent)
{
	(void)o;
	if (r->answer.permanent != BOUNCECODE_PERMANENT_UNKNOWN) {
		v->type = TRUTH;
		v->number = r->answer.permanent == BOUNCECODE_PERMANENT_YES;
	}
}

/* Who wrote it and a blocklist; number 0 of their vocabularies is none. */
GETTER(provider)
{
	(void)o;
	if (r->answer.provider != 0)
		set_string(v, bouncecode_name(BOUNCECODE_PROVIDERS,
				  r->answer.provider));
}

GETTER(blocklist)
{
	(void)o;
	if (r->answer.blocklist != 0)
		set_string(v, bouncecode_name(BOUNCECODE_BLOCKLISTS,
				  r->answer.blocklist));
}

GETTER(retry_after)
{
	(void)o;
	if (r->answer.retry_after >= 0)
		set_number(v, (unsigned long)r->answer.retry_after);
}

GETTER(as)
{
	set_string(v, bouncecode_as(&r->answer, (unsigned)o->as));
}

GETTER(remarks)
{
	(void)r, (void)o;
	v->type = REMARKS;
}

GETTER(references)
{
	(void)r, (void)o;
	v->type = REFERENCES;
}

GETTER(matched)
{
	(void)r, (void)o;
	v->type = MATCHED;
}

WORD(confidence, BOUNCECODE_CONFIDENCES)
WORD(category, BOUNCECODE_CATEGORIES)
WORD(fault, BOUNCECODE_FAULTS)
WORD(bounce, BOUNCECODE_BOUNCES)
WORD(action, BOUNCECODE_ACTIONS)
WORD(kind, BOUNCECODE_KINDS)
PROSE(title)
PROSE(meaning)
PROSE(cause)
PROSE(advice)
PROSE(note)
PROSE(reason)

GETTER(code)
{
	(void)o;
	set_prose(v, r, bouncecode_key);
}

/* When a field is there at all. */
enum when { ALWAYS, WITH_LINES, WITH_SCAN, WITH_SEARCH, WITH_AS, WITH_TEXTS };

static const struct {
	struct field field;
	enum when when;
} fields[] = {
	{ { "rank", get_rank }, WITH_SEARCH },
	{ { "score", get_score }, WITH_SEARCH },
	{ { "file", get_file }, WITH_LINES },
	{ { "line", get_line }, WITH_LINES },
	{ { "time", get_time }, WITH_SCAN },
	{ { "recipient", get_recipient }, WITH_SCAN },
	{ { "sender", get_sender }, WITH_SCAN },
	{ { "host", get_host }, WITH_SCAN },
	{ { "queue_id", get_queue_id }, WITH_SCAN },
	{ { "outcome", get_outcome }, WITH_SCAN },
	{ { "reply", get_reply }, ALWAYS },
	{ { "enhanced", get_enhanced }, ALWAYS },
	{ { "code", get_code }, ALWAYS },
	{ { "also", get_also }, WITH_SEARCH },
	{ { "kind", get_kind }, ALWAYS },
	{ { "basis", get_basis }, ALWAYS },
	{ { "confidence", get_confidence }, ALWAYS },
	{ { "provider", get_provider }, ALWAYS },
	{ { "blocklist", get_blocklist }, ALWAYS },
	{ { "category", get_category }, ALWAYS },
	{ { "fault", get_fault }, ALWAYS },
	{ { "bounce", get_bounce }, ALWAYS },
	{ { "permanent", get_permanent }, ALWAYS },
	{ { "action", get_action }, ALWAYS },
	{ { "retry_after", get_retry_after }, ALWAYS },
	{ { "as", get_as }, WITH_AS },
	{ { "remarks", get_remarks }, ALWAYS },
	{ { "title", get_title }, ALWAYS },
	{ { "meaning", get_meaning }, WITH_TEXTS },
	{ { "cause", get_cause }, WITH_TEXTS },
	{ { "advice", get_advice }, WITH_TEXTS },
	{ { "note", get_note }, WITH_TEXTS },
	{ { "reason", get_reason }, WITH_TEXTS },
	{ { "references", get_references }, WITH_TEXTS },
	{ { "matched", get_matched }, ALWAYS },
};

static bool
is_wanted(const struct options *o, enum when when)
{
	bool has_lines = o->mode == MODE_LINES || o->mode == MODE_SCAN;

	switch (when) {
	case WITH_LINES:
		return has_lines;
	case WITH_SCAN:
		return o->mode == MODE_SCAN;
	case WITH_SEARCH:
		return o->mode == MODE_SEARCH;
	case WITH_AS:
		return o->as >= 0;
	case WITH_TEXTS:
		return o->verbose || !has_lines;
	default:
		return true;
	}
}

const struct field *
record_next_field(const struct options *o, size_t *i)
{
	while (*i < sizeof fields / sizeof *fields) {
		enum when when = fields[*i].when;
		const struct field *f = &fields[(*i)++].field;

		if (is_wanted(o, when))
			return f;
	}
	return NULL;
}
