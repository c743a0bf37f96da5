/* Text as it is matched: one form for what differs only in looks. */
#ifndef BC_FOLD_H
#define BC_FOLD_H

#include "base/linkage.h"

/**
 * The next character of a text, folded: ASCII letters small; blanks, tabs,
 * line ends, underscores and escaped line ends ("\n" as two characters) a
 * blank; typographic quotation marks and HTML entities plain.
 *
 * @param p    the text; moved behind what was read, which is at least a byte
 * @param end  its end, behind *p
 * @return     the folded byte
 */
BC_DATA unsigned char bc_fold_next(const char **p, const char *end);

#ifndef BC_ONE_FILE
/* The folded form of a byte that stands for itself; 0 where more than one
 * byte may have to be looked at. */
extern BC_DATA const unsigned char bc_fold_table[256];
#endif

#endif
