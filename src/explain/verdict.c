/* A verdict in one number, for those who have no struct of C. */
#include "bouncecode.h"

BOUNCECODE_API uint64_t
bouncecode_answer_verdict(const struct bouncecode_answer *a)
{
	return (uint64_t)a->category | (uint64_t)a->fault << 8 |
	    (uint64_t)a->bounce << 12 | (uint64_t)a->action << 16 |
	    (uint64_t)a->confidence << 20 | (uint64_t)a->basis << 24 |
	    (uint64_t)(a->permanent + 1) << 28 | (uint64_t)a->provider << 30 |
	    (uint64_t)a->blocklist << 42;
}

BOUNCECODE_API uint64_t
bouncecode_verdict(const char *text, size_t length)
{
	struct bouncecode_answer answer;

	bouncecode_explain(text, length, &answer);
	return bouncecode_answer_verdict(&answer);
}
