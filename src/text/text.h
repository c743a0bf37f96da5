/*
 * Where a code stands in any text, which is read in linear time: a number is
 * judged by the bytes up to its neighbours, and where it goes on, so that no
 * byte is looked at for more than two of them.
 */
#ifndef BC_TEXT_H
#define BC_TEXT_H

#include "base/linkage.h"
#include "bouncecode.h"

/* Find the codes in any text; 0 where there is none. */
BC_DATA int bc_find_code(
    const char *text, size_t length, struct bouncecode_code *code);

/* The same where a code is known beside the text: as if it stood before that, but
 * that no half of it has a place there. */
BC_DATA int bc_find_code_beside(const char *text, size_t length,
    const struct bouncecode_code *known, struct bouncecode_code *code);

/* What of a code stands beside the text that it is of, written: "550 5.7.1";
 * returns its length, 0 where all of it stands in the text, or there is none. */
BC_DATA size_t bc_write_beside(const struct bouncecode_code *code,
    char written[BOUNCECODE_WRITE_SIZE]);

/* Find a reply whose digits a program prints as words; the code is left alone
 * where there is none. */
BC_DATA int bc_find_debug_code(
    const char *text, size_t length, struct bouncecode_code *code);

#endif
