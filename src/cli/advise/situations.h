/* What a server should answer when something happens, by what people call it. */
#ifndef CLI_ADVISE_SITUATIONS_H
#define CLI_ADVISE_SITUATIONS_H

#include <bouncecode.h>

#include <stddef.h>

enum { SITUATION_SOURCES = 3 };

struct situation {
	const char *code;  /* "452 4.2.2" */
	const char *reply; /* the text behind it */
	const char *when;
	const char *words; /* phrases, with commas between */
	struct {
		const char *name, *section, *url; /* the section may be NULL */
	} sources[SITUATION_SOURCES]; /* unused ones have no name */
};

/* One that fits some words, and how well, in thousandths. */
struct fit {
	const struct situation *situation;
	unsigned score;
};

size_t situations_count(void);
/* Those that fit, best first; room for situations_count(). */
size_t situations_find(const char *words, size_t length, struct fit *fits);

/* How the answer of a situation is understood. */
void situation_explain(const struct situation *s, struct bouncecode_answer *a);
/* "RFC 3463 section 3.3" */
const char *situation_source(const struct situation *s, size_t i, char *text, size_t size);

#endif
