/*
 * An SMTP client has got a reply: try again, give up, or fix something first?
 *
 *     cc -o client client.c bouncecode.c
 *     printf '451 4.7.1 Greylisted, try again in 5 minutes\r\n' | ./client
 *
 * The exit status is the decision, for a script: 0 accepted, 1 retry, 2 fix,
 * 3 give up.
 */
#include <stdio.h>
#include <string.h>

#include "bouncecode.h"

enum decision { ACCEPTED, RETRY, FIX, GIVE_UP };

/* Read one reply, "550-..." lines and all (RFC 5321 section 4.2.1); what does
 * not fit is read, but not kept. Returns its length. */
static size_t
read_reply(FILE *in, char *reply, size_t size)
{
	char line[1024];
	size_t length = 0;

	while (fgets(line, sizeof line, in) != NULL) {
		size_t n = strlen(line);

		if (n <= size - length) {
			memcpy(reply + length, line, n);
			length += n;
		}
		if (n > 0 && line[n - 1] == '\n' && (n < 4 || line[3] != '-'))
			break;
	}
	return length;
}

static enum decision
decide(const char *reply, const struct bouncecode_answer *answer)
{
	if (answer->entry == NULL) /* nothing is known: what does it claim? */
		return *reply == '5' ? GIVE_UP : RETRY;
	switch (answer->bounce) {
	case BOUNCECODE_BOUNCE_NONE:
		return ACCEPTED;
	case BOUNCECODE_BOUNCE_SOFT:
		return RETRY;
	case BOUNCECODE_BOUNCE_HARD:
		return GIVE_UP;
	}
	return FIX; /* a block: the address is good, but not for this */
}

int
main(void)
{
	static const char *const words[] = {
		"accepted", "retry", "fix", "give up"
	};
	char reply[8192] = "";
	size_t length = read_reply(stdin, reply, sizeof reply);
	struct bouncecode_answer answer;
	enum decision decision;
	const char *advice;

	bouncecode_explain(reply, length, &answer);
	decision = decide(reply, &answer);
	printf("%s", words[decision]);
	if (decision == RETRY)
		printf(" in %ld seconds",
		    answer.retry_after > 0 ? (long)answer.retry_after : 900L);
	if (answer.entry != NULL)
		printf(": %s", bouncecode_name(BOUNCECODE_CATEGORIES, answer.category));
	putchar('\n');
	advice = answer.entry != NULL ? bouncecode_advice(answer.entry) : NULL;
	if (decision == FIX && advice != NULL)
		printf("%s\n", advice);
	return (int)decision;
}
