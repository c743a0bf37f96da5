/* --suppress of mails: reports become sightings, as lines of logs do. */
#include "cli/mail/suppress.h"
#include "cli/mail/counts.h"
#include "cli/modes.h"
#include "cli/output/message.h"

#include <stdlib.h>
#include <string.h>

static struct said
said_of(const char *s)
{
	return (struct said){ s ? s : "", s ? strlen(s) : 0 };
}

/* An address is named as the sender wrote it, which is what he has in his list. Dates
 * are made UTC. */
void
suppress_report(struct sightings *s, const struct mail_report *r, bool wanted,
    const struct place *place)
{
	static const char form[] = "2026-11-21T10:00:05";
	const char *address = r->original_recipient ? r->original_recipient : r->recipient;
	char date[DATE_SIZE + 1];

	if (r->kind == MAIL_OTHER || counts_other(r) != SUMMARY_STATUS)
		return;
	counts_date(r, date);
	if (strlen(date) == sizeof form - 1)
		strcat(date, "Z");
	sightings_add(s, sightings_kind(s, &r->answer, counts_outcome(r->kind), wanted),
	    said_of(date), said_of(address));
	sightings_tell(s, &r->answer,
	    (struct said){ r->text ? r->text : "", r->text ? r->length : 0 }, place);
}

/* With --mail, what may be a message without a header is one. */
static bool
is_mail_to_read(const struct options *o, const char *name, char bytes[OPERAND_BYTES])
{
	size_t length;

	return suppress_operand(name, bytes, &length) == OPERAND_MAIL ||
	    (o->mode == MODE_MAIL_SUPPRESS &&
		mail_form_of(bytes, length) == MAIL_FORM_MAIL);
}

char **
suppress_mails(const struct options *o, struct suppression *s, size_t *n,
    bool *is_incomplete)
{
	size_t nfiles = options_nfiles(o), nlogs = 0;
	char **mails = check_memory(calloc(2 * nfiles, sizeof *mails)), **logs = mails + nfiles;
	char *bytes = check_memory(malloc(OPERAND_BYTES));

	*n = 0;
	for (size_t i = 0; i < nfiles; i++) {
		char *name = options_files(o)[i];

		if (is_mail_to_read(o, name, bytes))
			mails[(*n)++] = name;
		else
			logs[nlogs++] = name;
	}
	free(bytes);
	if (nlogs > 0 && !suppress_read_logs(o, s, logs, nlogs))
		*is_incomplete = true;
	return mails;
}
