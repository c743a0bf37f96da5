/*
 * Codes: which digits a number has, and how the answer to a code is built up.
 * Public functions are in bouncecode.h.
 */
#ifndef BC_CODE_H
#define BC_CODE_H

#include "base/linkage.h"
#include "bouncecode.h"
#include "list/list.h"

/* The code of a number, which BOUNCECODE_PAIR() and the like make of it: its
 * digits are filled in, all zero for number 0, and its offsets are left. Subject
 * and detail share two bytes: the detail's hundreds lie above the subject, as the
 * reply's lie above the class. */
static inline void
bc_code_of_number(uint32_t number, struct bouncecode_code *code)
{
	code->reply =
	    (uint16_t)((number & 0x7f) / 8 * 100 + (number >> 8 & 0x7f));
	code->class_digit = (uint16_t)(number & 7);
	code->subject = (uint16_t)(number >> 16 & 7);
	code->detail =
	    (uint16_t)((number >> 16 & 0x7f) / 8 * 100 + (number >> 24));
}

/* Read a code in whatever spelling, as bouncecode_read() does. */
BC_DATA size_t bc_read_any(
    const char *text, size_t length, struct bouncecode_code *code);

#ifndef BOUNCECODE_NO_EXPLAIN
/* What a wording has beyond a code. */
static inline const struct bc_response *
bc_response_of(const struct bouncecode_entry *entry)
{
	return &bc_responses[(size_t)(entry - bc_entries) - bc_first_response];
}
#endif

/* Begin an answer: only the code is known. */
BC_DATA void bc_start(
    struct bouncecode_answer *answer, const struct bouncecode_code *code);
/* Answer by an entry. */
BC_DATA void bc_decide(struct bouncecode_answer *answer,
    enum bouncecode_basis basis, const struct bouncecode_entry *entry);
/* Fill in the verdict of the entry that was decided for: RFC 5321 section
 * 4.3.2 lets the first digit of the reply rule what to do. */
BC_DATA void bc_judge(struct bouncecode_answer *answer);
/* Add bytes of the text to the evidence, if there are any, and room. */
BC_DATA void bc_add_match(struct bouncecode_answer *answer,
    enum bouncecode_evidence what, size_t offset, size_t length);

#endif
