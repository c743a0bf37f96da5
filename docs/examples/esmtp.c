/*
 * A program that sends mail with libESMTP, and says what a refusal means: the
 * library keeps the reply code, the enhanced code and the text of each apart.
 *
 *     cc -o esmtp esmtp.c bouncecode.c -lesmtp
 *     ./esmtp mx.example.net:25 me@example.org jo@example.net <message
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <libesmtp.h>

#include "bouncecode.h"

static int
explain(const smtp_status_t *status, const char *server, unsigned command)
{
	struct bouncecode_reply reply = { 0 };
	struct bouncecode_answer answer;

	if (status == NULL || status->code < 400)
		return 0;
	reply.text = status->text;
	reply.length = status->text != NULL ? strlen(status->text) : 0;
	reply.host = server;
	reply.host_length = strcspn(server, ":");
	reply.code.reply = (uint16_t)status->code;
	reply.code.class_digit = (uint16_t)status->enh_class;
	reply.code.subject = (uint16_t)status->enh_subject;
	reply.code.detail = (uint16_t)status->enh_detail;
	reply.command = command;
	if (bouncecode_explain_reply(&reply, &answer))
		printf("%s: %s %s\n",
		    bouncecode_name(BOUNCECODE_CATEGORIES, answer.category),
		    bouncecode_meaning(answer.entry),
		    bouncecode_advice_for(&answer, BOUNCECODE_READER_PERSON));
	return 1;
}

int
main(int argc, char **argv)
{
	smtp_session_t session;
	smtp_message_t message;
	smtp_recipient_t to;
	char error[128];
	int failed;

	if (argc != 4)
		return 2;
	session = smtp_create_session();
	smtp_set_server(session, argv[1]);
	message = smtp_add_message(session);
	smtp_set_reverse_path(message, argv[2]);
	to = smtp_add_recipient(message, argv[3]);
	smtp_set_message_fp(message, stdin);
	failed = !smtp_start_session(session);
	if (failed)
		printf("%s\n",
		    smtp_strerror(smtp_errno(), error, sizeof error));
	/* A command that was never sent has the status 0; of a refusal at the
	 * banner libESMTP tells no more than that. */
	failed |= explain(smtp_reverse_path_status(message), argv[1],
	    BOUNCECODE_COMMAND_MAIL);
	failed |= explain(
	    smtp_recipient_status(to), argv[1], BOUNCECODE_COMMAND_RCPT);
	failed |= explain(smtp_message_transfer_status(message), argv[1],
	    BOUNCECODE_COMMAND_DATA);
	smtp_destroy_session(session);
	return failed;
}
