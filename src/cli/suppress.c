/* --suppress: of logs alone here; where mails are among the operands, by what reads
 * these. */
#include "cli/modes.h"
#include "cli/output/message.h"
#include "cli/system/fence.h"

static bool
has_mail(const struct options *o)
{
	static char bytes[OPERAND_BYTES];
	size_t length;

	for (size_t i = 0; i < options_nfiles(o); i++)
		if (suppress_operand(options_files(o)[i], bytes, &length) == OPERAND_MAIL)
			return true;
	return false;
}

int
suppress_run(const struct options *o, const struct terminal *t)
{
	struct suppression s;
	bool complete, found;

	if (has_mail(o))
		return mail_run(o, t);
	if (o->output == NULL)
		fence_close();
	suppress_begin(o, &s);
	complete = suppress_read_logs(o, &s, options_files(o), options_nfiles(o));
	found = suppression_put(&s, &o->view);
	suppression_end(&s);
	return !complete ? TROUBLE : found ? FOUND : NOTHING;
}
