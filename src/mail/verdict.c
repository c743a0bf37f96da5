/* Weighing what is said of a recipient. */
#include "mail/verdict.h"

#include "explain/explain.h"

#include <string.h>

void
verdict_take(struct mail_report *r, const struct bouncecode_answer *a,
    const char *text, size_t length)
{
	/* A delivery that was given up is no success, whatever a transcript has. */
	if (a->category == BOUNCECODE_OK &&
	    (r->kind == MAIL_FAILED || r->kind == MAIL_DELAYED))
		return;
	if (r->text != NULL && bc_worth(a) <= bc_worth(&r->answer))
		return;
	r->answer = *a;
	r->text = text;
	r->length = length;
}

void
verdict_hear(struct mail_report *r, const char *text, size_t length)
{
	struct bouncecode_answer a;

	if (length == 0)
		return;
	bouncecode_explain(text, length, &a);
	verdict_take(r, &a, text, length);
}

gboolean
verdict_is_good(const struct mail_report *r)
{
	return r->text != NULL && bc_worth(&r->answer) >= BC_WORTH_MUCH;
}
