/* RFC 3464: what the fields of a delivery status notification say together. */
#include "explain/explain.h"

#include "base/ascii.h"
#include "code/code.h"
#include "code/look.h"

#include <string.h>

int
bc_worth(const struct bouncecode_answer *a)
{
	if (a->entry == NULL)
		return a->headline != 0 ? 1 : BC_WORTH_NOTHING;
	if (a->category == BOUNCECODE_CATEGORY_OTHER || a->basis == BOUNCECODE_BASIS_CLASS)
		return 2;
	if (a->basis == BOUNCECODE_BASIS_REPLY)
		return 3;
	if (a->basis == BOUNCECODE_BASIS_ENHANCED || a->basis == BOUNCECODE_BASIS_PAIR)
		return a->code.detail == 0 ? 3 : BC_WORTH_MUCH;
	return a->confidence == BOUNCECODE_CONFIDENCE_LOW ? 4 : BC_WORTH_MUCH + 1;
}

/* RFC 3464 section 2.1.2: where the value begins, behind its type: "smtp; 550". */
static size_t
bc_behind_type(const char *value, size_t length)
{
	enum { TYPE_MAX = 20 };
	size_t n = 0;

	while (n < length && n < TYPE_MAX &&
	    (bc_is_letter(value[n]) || bc_is_digit(value[n]) || value[n] == '-'))
		n++;
	while (n > 0 && n < length && value[n] == ' ')
		n++;
	if (n == 0 || n == length || value[n] != ';')
		return 0;
	for (n++; n < length && value[n] == ' ';)
		n++;
	return n;
}

/* Without an Action the class tells, RFC 3463 section 2. */
static int
bc_is_success(const struct bouncecode_dsn *dsn, const struct bouncecode_code *status)
{
	static const char actions[][9] = { "deliver", "relayed", "expanded" };

	for (size_t i = 0; dsn->action_length > 0 && i < sizeof actions / sizeof *actions; i++)
		if (bc_begins(dsn->action, dsn->action + dsn->action_length, actions[i]))
			return 1;
	return dsn->action_length == 0 && status->class_digit == 2;
}

static void
bc_read_status(const struct bouncecode_dsn *dsn, struct bouncecode_code *code)
{
	if (dsn->status_length > 0)
		bouncecode_read(dsn->status, dsn->status_length, code);
	code->reply = 0;
	code->reply_length = code->enhanced_length = 0; /* it stands apart */
}

static void
bc_set_host(struct bouncecode_reply *reply, const struct bouncecode_dsn *dsn)
{
	size_t from;

	if (dsn->remote_mta_length == 0)
		return;
	from = bc_behind_type(dsn->remote_mta, dsn->remote_mta_length);
	reply->host = dsn->remote_mta + from;
	reply->host_length = dsn->remote_mta_length - from;
}

static int
bc_is_same_status(const struct bouncecode_code *a, const struct bouncecode_code *b)
{
	return a->class_digit == b->class_digit && a->subject == b->subject &&
	    a->detail == b->detail;
}

static void
bc_take_better(struct bouncecode_answer *kept, const struct bouncecode_answer *next,
    int success)
{
	if ((success || next->category != BOUNCECODE_CATEGORY_OK) &&
	    bc_worth(next) > bc_worth(kept))
		*kept = *next;
}

/* How final the answer is by the class of the status, where the text has no code of
 * its own: "TLS is required, but was not offered by host mx.example.com". */
static void
bc_take_class(struct bouncecode_answer *kept, const struct bouncecode_answer *next)
{
	if (kept->entry == next->entry && kept->basis == next->basis)
		*kept = *next;
}

/* What the server said, and then the status: servers make that up where the reply
 * had none, and some call any 550 a 5.1.1. It tells nothing where the text has it. */
BOUNCECODE_API int
bouncecode_explain_dsn(
    const struct bouncecode_dsn *dsn, struct bouncecode_answer *answer)
{
	struct bouncecode_reply reply;
	struct bouncecode_code status, said;
	struct bouncecode_answer next;
	size_t from = bc_behind_type(dsn->diagnostic, dsn->diagnostic_length);
	int success;

	memset(&status, 0, sizeof status);
	bc_read_status(dsn, &status);
	success = bc_is_success(dsn, &status);
	memset(&reply, 0, sizeof reply);
	bc_start(answer, &status);
	reply.text = dsn->diagnostic;
	reply.length = dsn->diagnostic_length;
	bc_set_host(&reply, dsn);
	bc_explain_reply(&reply, from, &next);
	said = next.code;
	bc_take_better(answer, &next, success);
	reply.code = status;
	if (said.class_digit == 0 && (bc_worth(answer) < BC_WORTH_MUCH || said.reply == 0)) {
		bc_explain_reply(&reply, from, &next);
		bc_take_class(answer, &next);
		bc_take_better(answer, &next, success);
	}
	if (bc_worth(answer) < BC_WORTH_MUCH && status.class_digit != 0 &&
	    !bc_is_same_status(&said, &status)) {
		reply.length = 0;
		bouncecode_explain_reply(&reply, &next);
		bc_take_better(answer, &next, success);
	}
	return answer->entry != NULL;
}
