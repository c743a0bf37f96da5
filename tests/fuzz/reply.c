/* A reply with what a client knows beside it, and a delivery status notification:
 * parts of an input, none of which has to fit the others. */
#include "tests/fuzz/variant.h"

enum { HOST, CODE, DIAGNOSTIC, ACTION, STATUS, NPARTS };

static void
explain_reply(const struct bytes part[NPARTS], unsigned command, struct bouncecode_answer *a)
{
	struct bouncecode_reply r;

	memset(&r, 0, sizeof r);
	r.text = part[DIAGNOSTIC].at;
	r.length = part[DIAGNOSTIC].length;
	r.host = part[HOST].at;
	r.host_length = part[HOST].length;
	bouncecode_read(part[CODE].at, part[CODE].length, &r.code);
	r.command = command;
	require(bouncecode_explain_reply(&r, a) == (a->entry != NULL));
	require_in_text(a, r.text, r.length);
}

static void
explain_dsn(const struct bytes part[NPARTS], struct bouncecode_answer *a)
{
	struct bouncecode_dsn d;

	memset(&d, 0, sizeof d);
	d.action = part[ACTION].at;
	d.action_length = part[ACTION].length;
	d.status = part[STATUS].at;
	d.status_length = part[STATUS].length;
	d.remote_mta = part[HOST].at;
	d.remote_mta_length = part[HOST].length;
	d.diagnostic = part[DIAGNOSTIC].at;
	d.diagnostic_length = part[DIAGNOSTIC].length;
	require(bouncecode_explain_dsn(&d, a) == (a->entry != NULL));
	require_in_text(a, d.diagnostic, d.diagnostic_length);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct bytes part[NPARTS], upper[NPARTS], lower[NPARTS];
	struct bouncecode_answer a, b;
	unsigned command = take_byte(&data, &size);

	for (int i = 0; i < NPARTS; i++) {
		part[i] = take_part(&data, &size, i == NPARTS - 1);
		upper[i] = words_in_upper_case(part[i]);
		lower[i] = words_in_lower_case(part[i]);
	}
	explain_reply(part, command, &a);
	explain_reply(upper, command, &b);
	require_same_answer(&a, &b);
	explain_reply(lower, command, &b);
	require_same_answer(&a, &b);
	explain_dsn(part, &a);
	explain_dsn(upper, &b);
	require_same_answer(&a, &b);
	explain_dsn(lower, &b);
	require_same_answer(&a, &b);
	for (int i = 0; i < NPARTS; i++) {
		free(part[i].at);
		free(upper[i].at);
		free(lower[i].at);
	}
	return 0;
}
