/* A summary for people: tables with bars. */
#ifndef CLI_SUMMARY_PUT_H
#define CLI_SUMMARY_PUT_H

#include "cli/output/terminal.h"
#include "summary/summary.h"

/* limit: rows of a table. */
void summary_put(const struct summary *s, const struct deferrals *d,
    const struct table tables[NTABLES], const struct terminal *t, size_t limit);

#endif
