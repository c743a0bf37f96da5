/* The box that everybody reads: how final it is, how sure that is, and what to do. */
#ifndef GEN_SITE_VERDICT_H
#define GEN_SITE_VERDICT_H

#include "gen/site/terms.h"

/* Whom it tells what to do, by enum bouncecode_reader. */
extern const char *const reader_names[];

void put_verdict(struct sheet *s, const struct row *r, const struct told *told);
/* Is all told of an entry alone, so that each reader is told for himself? */
bool is_told_apart(const struct told *told);
/* What is said to whoever sent one message, unless the page has said it; or NULL. */
const char *personal_untold(
    const struct model *m, const struct row *r, const struct told *told);

#endif
