/* The same text written otherwise: with other ends of lines, or letters of another
 * case; and whether it is answered in the same way. */
#ifndef TESTS_FUZZ_VARIANT_H
#define TESTS_FUZZ_VARIANT_H

#include "tests/fuzz/fuzz.h"

/* Without CR, so that there is one way only to end a line. */
struct bytes without_cr(const char *text, size_t length);
struct bytes with_crlf(struct bytes plain);
/* All letters of ASCII. */
struct bytes in_upper_case(struct bytes text);
struct bytes in_lower_case(struct bytes text);
/* Those of words. Not of escapes, "\\n" and "&gt;", and not what is joined to a number:
 * "450WM:BLI" is a reply, "450wm" is none. */
struct bytes words_in_upper_case(struct bytes text);
struct bytes words_in_lower_case(struct bytes text);

/* Do all that an answer tells of a text lie in it? */
void require_spans_in_text(const struct bouncecode_answer *a, size_t length);
/* Does its reply code begin so? */
void require_reply(const struct bouncecode_answer *a, char first);
/* Both, of a text that stands for itself. */
void require_in_text(const struct bouncecode_answer *a, const char *text, size_t length);
/* The same but for offsets. */
void require_same_verdict(const struct bouncecode_answer *a, const struct bouncecode_answer *b);
/* The same, evidence included. */
void require_same_answer(const struct bouncecode_answer *a, const struct bouncecode_answer *b);
/* The same of a text and of it with CRLF, where bytes stand further behind. */
void require_same_lines(const struct bouncecode_answer *plain,
    const struct bouncecode_answer *crlf, struct bytes text);

#endif
