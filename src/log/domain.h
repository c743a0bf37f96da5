/* A domain that has no DNS records: whose is it? */
#ifndef BC_DOMAIN_H
#define BC_DOMAIN_H

#include "base/linkage.h"
#include "bouncecode.h"

/* Where it is that of the recipient, the address is dead, whatever else such words
 * may be said of. */
BC_DATA void bc_judge_domain(struct bouncecode_answer *answer, const char *text,
    size_t length, const char *recipient, size_t recipient_length);

#endif
