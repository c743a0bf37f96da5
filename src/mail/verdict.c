/* Weighing what is said of a recipient. */
#include "mail/verdict.h"

#include <string.h>

enum { GOOD = 5 };

/* How much an answer says. */
static int
worth(const struct bouncecode_answer *a)
{
	if (a->entry == NULL)
		return a->headline != 0 ? 1 : 0;
	if (a->category == BOUNCECODE_OTHER || a->basis == BOUNCECODE_BASIS_CLASS)
		return 2;
	if (a->basis == BOUNCECODE_BASIS_REPLY)
		return 3;
	if (a->basis == BOUNCECODE_BASIS_ENHANCED || a->basis == BOUNCECODE_BASIS_PAIR)
		return a->code.detail == 0 ? 3 : GOOD;
	return a->confidence == BOUNCECODE_CONFIDENCE_LOW ? 4 : GOOD + 1;
}

void
verdict_take(struct mail_report *r, const struct bouncecode_answer *a,
    const char *text, size_t length)
{
	/* A delivery that was given up is no success, whatever a transcript has. */
	if (a->category == BOUNCECODE_OK &&
	    (r->kind == MAIL_FAILED || r->kind == MAIL_DELAYED))
		return;
	if (r->text != NULL && worth(a) <= worth(&r->answer))
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
	return r->text != NULL && worth(&r->answer) >= GOOD;
}
