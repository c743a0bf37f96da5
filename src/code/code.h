/*
 * Codes: where one stands in any text, which digits a number has, and how the
 * answer to a code is built up. Public functions are in bouncecode.h. A text is
 * read in linear time: a number is judged by the bytes up to its neighbours,
 * and where it goes on, so that no byte is looked at for more than two of them.
 */
#ifndef BC_CODE_H
#define BC_CODE_H

#include "base/linkage.h"
#include "bouncecode.h"

/* Find the codes in any text; 0 where there is none. */
BC_DATA int bc_find_code(
    const char *text, size_t length, struct bouncecode_code *code);

/* The same where a code is known beside the text: as if it stood before that, but
 * that no half of it has a place there. */
BC_DATA int bc_find_code_beside(const char *text, size_t length,
    const struct bouncecode_code *known, struct bouncecode_code *code);

/* Find a reply whose digits a program prints as words; the code is left alone
 * where there is none. */
BC_DATA int bc_find_debug_code(
    const char *text, size_t length, struct bouncecode_code *code);

/* The code of a number, which BOUNCECODE_PAIR() and the like make of it: its
 * digits are filled in, all zero for number 0, and its offsets are left. */
BC_DATA void bc_code_of_number(uint32_t number, struct bouncecode_code *code);

/* What of a code stands beside the text that it is of, written: "550 5.7.1";
 * returns its length, 0 where all of it stands in the text, or there is none. */
BC_DATA size_t bc_write_beside(const struct bouncecode_code *code,
    char written[BOUNCECODE_WRITE_SIZE]);

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
