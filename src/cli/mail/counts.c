/* A report of an e-mail is counted as the line of a log that would say the
 * same: what was explained, whom it was for, when. Answers of machines and
 * complaints are no statuses, and what others sent is no failure of ours. */
#include "cli/mail/counts.h"
#include "cli/output/message.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct counted {
	struct bouncecode_report report; /* its text begins at that offset */
	size_t text;
	enum summary_other other; /* SUMMARY_STATUS for one that is counted by outcome */
};

void
counts_begin(struct counts *c)
{
	memset(c, 0, sizeof *c);
}

void
counts_end(struct counts *c)
{
	free(c->list);
	free(c->bytes);
}

enum summary_other
counts_other(const struct mail_report *r)
{
	if (r->kind == MAIL_COMPLAINT)
		return SUMMARY_COMPLAINT;
	if (r->kind == MAIL_AUTO_REPLY)
		return SUMMARY_AUTO_REPLY;
	if (r->is_foreign > 0)
		return SUMMARY_FOREIGN;
	return SUMMARY_STATUS;
}

enum bouncecode_outcome
counts_outcome(enum mail_kind kind)
{
	return kind == MAIL_FAILED ? BOUNCECODE_OUTCOME_FAILED
	    : kind == MAIL_DELAYED ? BOUNCECODE_OUTCOME_DEFERRED
				   : BOUNCECODE_OUTCOME_ACCEPTED;
}

void
counts_date(const struct mail_report *r, char date[DATE_SIZE])
{
	date_print(r->last_attempt ? r->last_attempt : r->date, date);
}

/* Put something behind what there is, as a part of the text that began there. */
static struct bouncecode_span
append(struct counts *c, size_t text, const char *s, size_t length)
{
	struct bouncecode_span span = { c->used - text, length };

	if (c->size - c->used < length) {
		while (c->size - c->used < length)
			c->size += c->size + 4096;
		c->bytes = check_memory(realloc(c->bytes, c->size));
	}
	if (length > 0)
		memcpy(c->bytes + c->used, s, length);
	c->used += length;
	return span;
}

static struct counted *
more(struct counts *c)
{
	if (c->n == c->max) {
		c->max += c->max + 64;
		c->list = check_memory(realloc(c->list, c->max * sizeof *c->list));
	}
	c->list[c->n] = (struct counted){ .text = c->used };
	return &c->list[c->n++];
}

static struct bouncecode_span
append_string(struct counts *c, size_t text, const char *s)
{
	return append(c, text, s, s ? strlen(s) : 0);
}

/* As the sender wrote it, and as it was tried. */
static struct bouncecode_span
append_recipient(struct counts *c, size_t text, const struct mail_report *r)
{
	const char sign = SUMMARY_TRIED;
	struct bouncecode_span span, tried;

	if (r->original_recipient == NULL || (r->recipient != NULL &&
		strcasecmp(r->original_recipient, r->recipient) == 0))
		return append_string(c, text, r->recipient);
	span = append_string(c, text, r->original_recipient);
	if (r->recipient == NULL)
		return span;
	append(c, text, &sign, 1);
	tried = append_string(c, text, r->recipient);
	span.length = tried.offset + tried.length - span.offset;
	return span;
}

void
counts_add(struct counts *c, const struct mail_report *report)
{
	struct counted *new;
	struct bouncecode_report *r;
	char date[DATE_SIZE];

	if (report->kind == MAIL_OTHER)
		return;
	new = more(c);
	r = &new->report;
	new->other = counts_other(report);
	counts_date(report, date);
	r->answer = report->answer;
	r->outcome = (uint8_t)counts_outcome(report->kind);
	r->status = append(c, new->text, report->text, report->text ? report->length : 0);
	r->recipient = append_recipient(c, new->text, report);
	r->time = append_string(c, new->text, date);
	r->length = c->used - new->text;
}

void
counts_give(const struct counts *c, struct teller *teller)
{
	for (size_t i = 0; i < c->n; i++) {
		struct bouncecode_report r = c->list[i].report;

		r.text = c->bytes + c->list[i].text;
		if (c->list[i].other == SUMMARY_STATUS)
			teller_count(teller, &r);
		else
			summary_count_other(&teller->counter, c->list[i].other, &r);
	}
}
