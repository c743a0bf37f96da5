/* Where a line of a log may report something: the first stage. */
#ifndef BC_SIGN_H
#define BC_SIGN_H

#include "base/linkage.h"
#include "bouncecode.h"

/**
 * The first place at which a sign of a status stands: a reply code or an
 * enhanced code by what is next to it, or one of a few words. Most lines have
 * none, and of those that have, some report nothing.
 *
 * @param from   where to begin; what stands before is looked at as well
 * @param lines  the line ends from there to the place are added
 * @return       the place, or length where there is none
 */
BC_DATA size_t bc_find_sign(
    const char *text, size_t length, size_t from, uint64_t *lines);

/* Is there one at a place? */
BC_DATA int bc_is_sign(const char *text, size_t length, size_t at);

/* The beginning of the line that a place is in, not before another one. */
BC_DATA size_t bc_line_start(const char *text, size_t from, size_t at);

#endif
