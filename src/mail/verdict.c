/* Weighing what is said of a recipient. */
#include "mail/verdict.h"

#include "explain/explain.h"

#include <string.h>

/* Of two that say as much the one with a code says more. */
static int
worth(const struct bouncecode_answer *a)
{
	return 2 * bc_worth(a) + (a->code.reply != 0 || a->code.class_digit != 0);
}

void
verdict_take(struct mail_report *r, const struct bouncecode_answer *a,
    const char *text, size_t length)
{
	/* A delivery that was given up is no success, whatever a transcript has. */
	if (a->category == BOUNCECODE_CATEGORY_OK &&
	    (r->kind == MAIL_FAILED || r->kind == MAIL_DELAYED))
		return;
	if (r->text != NULL && worth(a) <= worth(&r->answer))
		return;
	r->answer = *a;
	r->text = text;
	r->length = length;
}

gboolean
verdict_is_good(const struct mail_report *r)
{
	return r->text != NULL && bc_worth(&r->answer) >= BC_WORTH_MUCH;
}
