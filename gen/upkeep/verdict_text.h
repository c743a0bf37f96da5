/* What an answer says of a failure, in a few words. */
#ifndef GEN_UPKEEP_VERDICT_TEXT_H
#define GEN_UPKEEP_VERDICT_TEXT_H

#include "gen/list/model.h"

/* "bad-mailbox (hard, suppress)", with what else is shown: a bit for each detail. */
const char *verdict_text(const struct model *m, const struct row *r, unsigned shown);
/* The details in which two rows differ, beside category, bounce and action. */
unsigned other_details(const struct model *m, const struct row *r,
    const struct model *old, const struct row *before);
const char *category_name(const struct model *m, const struct row *r);

#endif
