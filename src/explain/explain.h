/* What a text says: bouncecode_explain() for a text whose parts are known. */
#ifndef BC_EXPLAIN_H
#define BC_EXPLAIN_H

#include "base/linkage.h"
#include "bouncecode.h"
#include "list/list.h"

/* A reply, and what is known of it beside its text. */
struct bc_heard {
	const char *text;            /* what was read */
	struct bouncecode_span said; /* of it: what the server said */
	const char *host;            /* the name of who said it; NULL = unknown */
	size_t host_length, host_offset; /* in the text, unless it is apart */
	int host_is_apart;
	unsigned command; /* that failed, if it is named elsewhere */
	const struct bouncecode_code *code;
};

/* Answer by all of it. */
BC_DATA int bc_explain_heard(
    const struct bc_heard *heard, struct bouncecode_answer *answer);

/* bouncecode_explain_reply() for what stands from a place of the text on, which
 * is not behind its end. */
BC_DATA int bc_explain_reply(const struct bouncecode_reply *reply, size_t from,
    struct bouncecode_answer *answer);

/* How much an answer says: of two for one refusal the higher one counts. */
enum { BC_WORTH_NOTHING, BC_WORTH_MUCH = 5 };
BC_DATA int bc_worth(const struct bouncecode_answer *answer);

/* Where a domain has no DNS records, and it is that of the recipient, the address is
 * dead: nobody was asked by the sender's own relay. */
BC_DATA void bc_judge_domain(struct bouncecode_answer *answer, const char *text,
    size_t length, const char *recipient, size_t recipient_length);

/* The command whose name a text begins with: "RCPT TO command". */
BC_DATA enum bouncecode_command bc_command_at(const char *text, size_t length);
/* The command that failed, where a text names it; the last one. */
BC_DATA enum bouncecode_command bc_find_command(const char *text, size_t length);

#endif
