/* How an answer to a notice came about: for who reads more of it than its fields. */
#ifndef BC_STATUS_H
#define BC_STATUS_H

#include "bouncecode.h"

/* Did only a status that stands beside the text answer? */
static inline int
bc_is_by_status(const struct bouncecode_answer *answer)
{
	return answer->code.reply == 0 && answer->code.enhanced_length == 0 &&
	    answer->basis <= BOUNCECODE_BASIS_PAIR;
}

#endif
