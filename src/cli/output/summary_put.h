/* A summary, in the format that was asked for. */
#ifndef CLI_SUMMARY_PUT_H
#define CLI_SUMMARY_PUT_H

#include "cli/output/terminal.h"
#include "cli/output/view.h"
#include "summary/sums.h"

/* limit: rows of a table for people; all where the view is verbose. */
void summary_put(const struct figures *f, const struct view *view,
    const struct terminal *t, size_t limit);

#endif
