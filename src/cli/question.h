/* What was typed may be a code, a bounce, or words to search for. */
#ifndef CLI_QUESTION_H
#define CLI_QUESTION_H

#include <stdbool.h>

#include <bouncecode.h>

/* So few words may be a question; more are a text, and digits are a code that
 * does not exist. */
bool is_question(const char *text, size_t length);

/* Is it made of digits, and of no letters? Then it is meant to be a code. */
bool is_code(const char *text, size_t length);

/* Is the answer one for a code, an enhanced, private or blocklist's one? */
bool question_has_code(const struct bouncecode_answer *a);

#endif
