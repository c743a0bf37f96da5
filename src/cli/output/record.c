/* What a record is made of: its fields, in order, and how each is got. */
#include "cli/output/record.h"

#include "cli/output/field_list.h"
#include "cli/output/utf8.h"
#include "mail/mail.h"
#include "summary/outcomes.h"

#include <stdio.h>
#include <string.h>

bool
record_look_up(struct record *r, const char *text, size_t length)
{
	r->has_text = true;
	return bouncecode_explain(text, length, &r->answer) == 1;
}

bool
record_guess(struct record *r, const char *text, size_t length)
{
	r->has_text = true;
	return bouncecode_guess(text, length, &r->answer) == 1;
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
record_of_mail(struct record *r, const struct record_mail *mail)
{
	r->answer = mail->report->answer;
	r->mail = mail;
	r->has_text = true;
}

void
record_of_entry(struct record *r, const struct bouncecode_entry *entry)
{
	*r = (struct record){ 0 };
	bouncecode_answer_entry(entry, &r->answer);
}

bool
record_has_more(size_t code_length, size_t length)
{
	enum { BLANKS_AND_SIGNS = 8 }; /* around a code, and behind it */

	return code_length + BLANKS_AND_SIGNS < length;
}

const char *
record_claim(int permanent, unsigned bounce)
{
	return permanent == BOUNCECODE_PERMANENT_YES &&
		bounce == BOUNCECODE_BOUNCE_SOFT
	    ? "the code calls it permanent; the condition may pass all the same"
	    : NULL;
}

bool
record_is_worded(const struct bouncecode_entry *entry)
{
	return bouncecode_kind_of(entry) > BOUNCECODE_KIND_PAIR;
}

const char *
record_advice_is_for(const struct bouncecode_answer *a)
{
	struct bouncecode_answer own;

	if (a->entry == NULL)
		return NULL;
	bouncecode_answer_entry(a->entry, &own);
	return own.action == BOUNCECODE_ACTION_SUPPRESS && a->action != own.action
	    ? "Once it is sure that the address is dead"
	    : NULL;
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

#define GETTER(name)                                                    \
	static void get_##name(struct value *v, const struct record *r, \
	    const struct view *view)
#define WORD(name, vocabulary)                              \
	GETTER(name)                                        \
	{                                                   \
		(void)view;                                 \
		set_word(v, r, vocabulary, r->answer.name); \
	}
#define PROSE(name)                                 \
	GETTER(name)                                \
	{                                           \
		(void)view;                         \
		set_prose(v, r, bouncecode_##name); \
	}

GETTER(file)
{
	(void)view;
	set_string(v, r->file);
}

GETTER(line)
{
	(void)view;
	set_number(v, r->line);
}

GETTER(rank)
{
	(void)view;
	set_number(v, r->rank);
}

GETTER(score)
{
	(void)view;
	set_number(v, r->score);
}

/* A part of the line: bytes of control, and what is no ASCII in an address or
 * a name, would break the record. UTF-8 (RFC 6531) stays. */
static size_t
put_part(struct value *v, size_t n, const char *s, size_t length)
{
	for (size_t i = 0, k; i < length && n + 4 < sizeof v->buffer; i += k) {
		k = 1;
		if (s[i] >= ' ' && s[i] <= '~') { /* nearly all are */
			v->buffer[n++] = s[i];
			continue;
		}
		k = utf8_length(s + i, length - i);
		if (utf8_is_control(s + i, k))
			v->buffer[n++] = '?';
		else
			for (size_t b = 0; b < k; b++)
				v->buffer[n++] = s[i + b];
	}
	v->buffer[n] = '\0';
	return n;
}

static size_t
put_span(struct value *v, size_t n, const struct record *r,
    const struct bouncecode_span *span)
{
	char plain[VALUE_SIZE];

	if (r->report->escapes == 0)
		return put_part(v, n, r->report->text + span->offset, span->length);
	return put_part(v, n, plain,
	    bouncecode_report_text(r->report, *span, plain, sizeof plain));
}

static void
set_span(struct value *v, const struct record *r,
    const struct bouncecode_span *span)
{
	set_string(v, put_span(v, 0, r, span) > 0 ? v->buffer : NULL);
}

#define SPAN(name)                                  \
	GETTER(name)                                \
	{                                           \
		(void)view;                            \
		set_span(v, r, &r->report->name);   \
	}
GETTER(outcome)
{
	(void)view;
	set_string(v, outcome_name(r->report->outcome));
}

SPAN(time)
SPAN(sender)
SPAN(queue_id)

GETTER(platform)
{
	(void)view;
	if (r->report->platform != 0)
		set_string(v, bouncecode_platform(r->report->platform));
}

/* "Permanent/General": in the platform's own words. */
GETTER(platform_verdict)
{
	const struct bouncecode_span *verdict = r->report->verdict;
	size_t n = put_span(v, 0, r, &verdict[0]);

	(void)view;
	if (n > 0 && verdict[1].length > 0)
		n = put_part(v, n, "/", 1);
	n = put_span(v, n, r, &verdict[1]);
	set_string(v, n > 0 ? v->buffer : NULL);
}

void
record_recipient(const struct record *r, struct value *v)
{
	if (r->mail != NULL)
		set_string(v, r->mail->report->recipient);
	else
		set_span(v, r, &r->report->recipient);
}

GETTER(recipient)
{
	(void)view;
	record_recipient(r, v);
}

GETTER(host)
{
	(void)view;
	if (r->mail != NULL)
		set_string(v, r->mail->report->remote_mta);
	else
		set_span(v, r, &r->report->host);
}

/* ---- what an e-mail reports */

GETTER(message)
{
	(void)view;
	if (r->mail->number > 0)
		set_number(v, r->mail->number);
	else
		set_string(v, r->mail->name);
}

GETTER(report)
{
	(void)view;
	set_string(v, r->mail->kind);
}

const char *
record_report_word(const struct record *r)
{
	const struct mail_report *report = r->mail->report;
	bool of_delivery = report->kind >= MAIL_FAILED && report->kind <= MAIL_EXPANDED;

	return of_delivery && r->mail->tells_foreign && report->is_foreign > 0
	    ? "foreign" : r->mail->kind;
}

/* Whose message came back is only known of those who send for us. */
GETTER(foreign)
{
	(void)view;
	if (r->mail->tells_foreign && r->mail->report->is_foreign >= 0) {
		v->type = TRUTH;
		v->number = r->mail->report->is_foreign > 0;
	}
}

GETTER(text)
{
	(void)view;
	set_string(v, r->mail->text);
}

#define OF_MAIL(name)                                  \
	GETTER(name)                                   \
	{                                              \
		(void)view;                            \
		set_string(v, r->mail->report->name);  \
	}
OF_MAIL(original_recipient)
OF_MAIL(status)
OF_MAIL(reporting_mta)
OF_MAIL(diagnostic)
OF_MAIL(date)
OF_MAIL(arrival_date)
OF_MAIL(last_attempt)
OF_MAIL(will_retry_until)
OF_MAIL(feedback_type)
OF_MAIL(original_message_id)
OF_MAIL(original_envelope_id)
OF_MAIL(original_subject)
OF_MAIL(original_from)
OF_MAIL(original_to)

/* ---- the answer */

GETTER(reply)
{
	(void)view;
	if (r->answer.code.reply > 99)
		set_number(v, r->answer.code.reply);
}

GETTER(enhanced)
{
	struct bouncecode_code code = r->answer.code;

	(void)view;
	code.reply = 0;
	if (bouncecode_write(&code, v->buffer, sizeof v->buffer) > 0)
		set_string(v, v->buffer);
}

GETTER(basis)
{
	(void)view;
	set_string(v, bouncecode_name(BOUNCECODE_BASES, r->answer.basis));
}

GETTER(permanent)
{
	(void)view;
	if (r->answer.permanent != BOUNCECODE_PERMANENT_UNKNOWN) {
		v->type = TRUTH;
		v->number = r->answer.permanent == BOUNCECODE_PERMANENT_YES;
	}
}

/* Who wrote it and a blocklist; number 0 of their vocabularies is none. */
GETTER(provider)
{
	(void)view;
	if (r->answer.provider != 0)
		set_string(v, bouncecode_name(BOUNCECODE_PROVIDERS,
				  r->answer.provider));
}

GETTER(blocklist)
{
	(void)view;
	if (r->answer.blocklist != 0)
		set_string(v, bouncecode_name(BOUNCECODE_BLOCKLISTS,
				  r->answer.blocklist));
}

GETTER(retry_after)
{
	(void)view;
	if (r->answer.retry_after >= 0)
		set_number(v, (unsigned long)r->answer.retry_after);
}

GETTER(as)
{
	set_string(v, bouncecode_as(&r->answer, (unsigned)view->as));
}

/* ---- lists */

static size_t
member_also(const struct record *r, size_t i, struct cell *cells)
{
	const struct bouncecode_entry *e = bouncecode_spelling(r->answer.entry, i);

	if (e == NULL)
		return 0;
	cells[0] = (struct cell){ NULL, CELL_STRING, bouncecode_key(e), 0 };
	return 1;
}

static size_t
member_remark(const struct record *r, size_t i, struct cell *cells)
{
	for (unsigned n = 0; record_next_remark(&r->answer, &n); n++)
		if (i-- == 0) {
			cells[0] = (struct cell){ NULL, CELL_STRING,
				bouncecode_name(BOUNCECODE_REMARKS, n), 0 };
			return 1;
		}
	return 0;
}

static size_t
member_reference(const struct record *r, size_t i, struct cell *cells)
{
	struct bouncecode_reference reference;

	if (r->answer.entry == NULL ||
	    !bouncecode_reference_at(r->answer.entry, i, &reference))
		return 0;
	cells[0] = (struct cell){ "name", CELL_STRING, reference.name, 0 };
	cells[1] = (struct cell){ "section", CELL_STRING, reference.section, 0 };
	cells[2] = (struct cell){ "url", CELL_STRING, reference.url, 0 };
	return 3;
}

/* Without a text of which they count the bytes there are no offsets. */
static size_t
member_matched(const struct record *r, size_t i, struct cell *cells)
{
	static const char *const names[] = { "reply", "enhanced",
		"vendor-code", "phrase", "provider", "blocklist", "word" };
	const struct bouncecode_match *m;

	if (!r->has_text || i >= r->answer.nmatches)
		return 0;
	m = &r->answer.matches[i];
	cells[0] = (struct cell){ "what", CELL_STRING, names[m->what], 0 };
	cells[1] = (struct cell){ "offset", CELL_NUMBER, NULL, m->offset };
	cells[2] = (struct cell){ "length", CELL_NUMBER, NULL, m->length };
	return 3;
}

#define LIST_OF(name, member, njoined, joint)                             \
	GETTER(name)                                                      \
	{                                                                 \
		static const struct list list = { member, njoined, joint }; \
                                                                          \
		(void)r, (void)view;                                      \
		v->type = LIST;                                           \
		v->list = &list;                                          \
	}
LIST_OF(also, member_also, 1, "")
LIST_OF(remarks, member_remark, 1, "")
LIST_OF(references, member_reference, 2, " ")
LIST_OF(matched, member_matched, 3, ":")

/* ---- words and texts */

WORD(confidence, BOUNCECODE_CONFIDENCES)
WORD(category, BOUNCECODE_CATEGORIES)
WORD(fault, BOUNCECODE_FAULTS)
WORD(bounce, BOUNCECODE_BOUNCES)
WORD(action, BOUNCECODE_ACTIONS)
WORD(kind, BOUNCECODE_KINDS)
PROSE(title)
PROSE(meaning)
PROSE(cause)
PROSE(note)
PROSE(reason)

/* Beside a headline: where to look for the line that tells the cause. */
GETTER(advice)
{
	set_string(v, bouncecode_advice_for(&r->answer, view->reader));
}

GETTER(code)
{
	(void)view;
	set_prose(v, r, bouncecode_key);
}

/* The line that was read. */
GETTER(input)
{
	(void)view;
	set_string(v, r->input);
}

#define FIELD(name, with, width) { #name, get_##name, with, width },
const struct field record_fields[NFIELDS] = { FIELD_LIST(FIELD) };
