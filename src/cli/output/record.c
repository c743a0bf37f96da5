/* What a record is made of: its fields, in order, and how each is got. */
#include "cli/output/record.h"

#include "cli/output/field_list.h"
#include "mail/mail.h"
#include "record/fields.h"

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

const char *
record_fault(const struct bouncecode_answer *a)
{
	return a->fault == BOUNCECODE_FAULT_SENDER && a->action == BOUNCECODE_ACTION_INVESTIGATE
	    ? NULL
	    : bouncecode_explanation(BOUNCECODE_FAULTS, a->fault);
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

#define GETTER(name)                                                       \
	static void get_##name(struct bc_value *v, const struct record *r, \
	    const struct view *view)

GETTER(file)
{
	(void)view;
	bc_set_string(v, r->file);
}

GETTER(line)
{
	(void)view;
	bc_set_number(v, r->line);
}

GETTER(rank)
{
	(void)view;
	bc_set_number(v, r->rank);
}

GETTER(score)
{
	(void)view;
	bc_set_number(v, r->score);
}

#define OF_REPORT(name, with, width)            \
	GETTER(name)                            \
	{                                       \
		(void)view;                     \
		bc_get_##name(v, r->report);    \
	}
OF_REPORT(time, 0, 0)
OF_REPORT(sender, 0, 0)
OF_REPORT(queue_id, 0, 0)
BC_FIELDS_OF_OUTCOME(OF_REPORT, 0)

void
record_recipient(const struct record *r, struct bc_value *v)
{
	if (r->mail != NULL)
		bc_set_string(v, r->mail->report->recipient);
	else
		bc_get_recipient(v, r->report);
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
		bc_set_string(v, r->mail->report->remote_mta);
	else
		bc_get_host(v, r->report);
}

/* ---- what an e-mail reports */

GETTER(message)
{
	(void)view;
	if (r->mail->number > 0)
		bc_set_number(v, r->mail->number);
	else
		bc_set_string(v, r->mail->name);
}

GETTER(report)
{
	(void)view;
	bc_set_string(v, r->mail->kind);
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
	v->type = BC_NO_VALUE;
	if (r->mail->tells_foreign && r->mail->report->is_foreign >= 0)
		bc_set_truth(v, r->mail->report->is_foreign > 0);
}

GETTER(text)
{
	(void)view;
	bc_set_string(v, r->mail->text);
}

#define OF_MAIL(name)                                  \
	GETTER(name)                                   \
	{                                              \
		(void)view;                            \
		bc_set_string(v, r->mail->report->name);  \
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

#define OF_ANSWER(name, with, width)                                 \
	GETTER(name)                                                 \
	{                                                            \
		bc_get_##name(v, &r->answer, json_flags(view));      \
	}

static unsigned
json_flags(const struct view *view)
{
	return BOUNCECODE_JSON_FOR(view->reader);
}

BC_FIELDS_OF_CODE(OF_ANSWER, 0)
BC_FIELDS_OF_VERDICT(OF_ANSWER, 0)
BC_FIELDS_OF_TITLE(OF_ANSWER, 0)
BC_FIELDS_OF_PROSE(OF_ANSWER, 0)

GETTER(as)
{
	bc_set_string(v, bouncecode_as(&r->answer, (unsigned)view->as));
}

static size_t
member_also(const struct bouncecode_answer *a, size_t i, struct bc_cell *cells)
{
	const struct bouncecode_entry *e = bouncecode_spelling(a->entry, i);

	if (e == NULL)
		return 0;
	cells[0] = bc_string_cell(NULL, bouncecode_key(e));
	return 1;
}

GETTER(also)
{
	(void)r, (void)view;
	bc_set_list(v, member_also, 1, "");
}

static size_t
no_member(const struct bouncecode_answer *a, size_t i, struct bc_cell *cells)
{
	(void)a, (void)i, (void)cells;
	return 0;
}

/* Without a text of which they count the bytes there are no offsets. */
GETTER(matched)
{
	bc_get_matched(v, &r->answer, json_flags(view));
	if (!r->has_text)
		v->list.member = no_member;
}

/* The line that was read. */
GETTER(input)
{
	(void)view;
	bc_set_string(v, r->input);
}

#define FIELD(name, with, width) { #name, get_##name, with, width },
const struct field record_fields[NFIELDS] = { FIELD_LIST(FIELD) };
