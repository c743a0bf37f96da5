/* Which of two answers is the better one to send, and by which rule. */
#ifndef CLI_ADVISE_BETTER_H
#define CLI_ADVISE_BETTER_H

#include <bouncecode.h>

#include <stdbool.h>
#include <stddef.h>

/* An answer, and what its code alone says. */
struct side {
	struct bouncecode_answer answer, code;
	bool has_code; /* the text has one that is known */
};

struct preference {
	const char *rule; /* its name */
	int better;       /* 1 or 2; 0 for neither */
	const char *why;
	const char *source, *url;
};

/* False where the text explains nothing. */
bool side_read(struct side *s, const char *text, size_t length);
struct preference better_of(const struct side *a, const struct side *b);

#endif
