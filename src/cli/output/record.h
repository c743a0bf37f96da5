/* One answer as a record: the same fields in JSON, TSV and CSV. */
#ifndef CLI_RECORD_H
#define CLI_RECORD_H

#include "bouncecode.h"
#include "cli/output/view.h"
#include "record/value.h"

#include <stddef.h>

struct mail_report; /* mail/mail.h */

/* What an e-mail reports, and where that stands. */
struct record_mail {
	const struct mail_report *report;
	const char *kind; /* the word of report->kind */
	/* In a directory the name of the message, in an mbox its number, else
	 * neither. */
	const char *name;
	unsigned long number;
	bool tells_foreign; /* it is known who sends for us */
	const char *text;   /* what was explained, ended by a NUL; or NULL */
};

struct record {
	struct bouncecode_answer answer;
	const char *file; /* --lines, --scan and --mail only, else NULL */
	unsigned long line;
	unsigned long rank, score; /* --search only */
	const struct bouncecode_report *report; /* --scan only */
	const struct record_mail *mail;         /* --mail only */
	const char *input; /* with --echo, what was read, ended by a NUL; else NULL */
	bool has_text; /* the answer's offsets are those of an input */
};

/* Explain a text; false where it tells nothing. */
bool record_look_up(struct record *r, const char *text, size_t length);
/* The same of what is typed, where words alone may tell. */
bool record_guess(struct record *r, const char *text, size_t length);
/* The record of a line of a log. */
void record_of_report(struct record *r, const struct bouncecode_report *report);
/* The record of what an e-mail reports. */
void record_of_mail(struct record *r, const struct record_mail *mail);
/* The record of an entry, as if its key had been looked up. */
void record_of_entry(struct record *r, const struct bouncecode_entry *entry);

/* Is there text beside so many bytes of code, of which the evidence is worth
 * to be shown? */
bool record_has_more(size_t code_length, size_t length);

/* 552 is refused for good by its number, while a full mailbox may be emptied:
 * where what the server claims and what it means differ, this says so; else
 * NULL. */
const char *record_claim(int permanent, unsigned bounce);

/* Whose fault it is, in words. NULL where what is mostly the sender's fault is not sure
 * to be: when he is to find out, it may be a certificate of the receiver. */
const char *record_fault(const struct bouncecode_answer *a);

/* Is the entry found by its wording? Then its key may be a private code, or
 * the code that it usually comes with: that, or NULL. */
bool record_is_worded(const struct bouncecode_entry *entry);
const char *record_usual_code(const struct bouncecode_entry *entry);

/* When the advice of the entry holds: an entry of dead addresses may explain a reply
 * that does not call one dead, 450 user unknown. NULL for always. */
const char *record_advice_is_for(const struct bouncecode_answer *a);

/* --scan and --mail: whom the message was for. */
void record_recipient(const struct record *r, struct bc_value *v);
/* --mail: the word of the report, or "foreign" where what came back is not ours. */
const char *record_report_word(const struct record *r);

/* A row of field_list.h. */
struct field {
	const char *name;
	void (*get)(struct bc_value *v, const struct record *r,
	    const struct view *view);
	unsigned short with, width;
};

static inline bool
field_is_there(const struct field *f, const struct view *view)
{
	return f->with == 0 || (f->with & view->fields) != 0;
}

/* By their places in field_list.h. */
extern const struct field record_fields[NFIELDS];

/* The fields of a view, in order: the next one from *i on, which begins with
 * 0, or NULL. One that was chosen may be missing in a record. */
static inline const struct field *
record_next_field(const struct view *view, size_t *i)
{
	if (view->nchosen > 0)
		return *i < view->nchosen ? &record_fields[view->chosen[(*i)++]] : NULL;
	while (*i < NFIELDS) {
		const struct field *f = &record_fields[(*i)++];

		if (field_is_there(f, view))
			return f;
	}
	return NULL;
}

#endif
