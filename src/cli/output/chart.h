/* Counts for people: tables with bars, in the width of the terminal. */
#ifndef CLI_CHART_H
#define CLI_CHART_H

#include "summary/followed.h"
#include "summary/tally.h"
#include "cli/output/numbers.h"
#include "cli/output/terminal.h"

unsigned width_of(const struct terminal *t);
/* A count that is a lower bound has a sign before it, which put_bound()
 * explains. */
const char *counted(const struct row *row, char text[CHART_NUMBER]);
void put_bound(const struct terminal *t, const struct row *rows, size_t n);
/* A bar of so many columns for the largest row; a count that is not nothing
 * has at least one sign. */
void put_bar(const struct terminal *t, const struct row *row, uint64_t most,
    unsigned width);

/* A text that ends at such a column; a share in so many columns. */
void put_right(const struct terminal *t, enum style style, const char *s, unsigned width);
void put_share(uint64_t n, uint64_t all, unsigned width);

/* unit: what was read, "Lines". */
void chart_put_totals(const struct terminal *t, const char *unit, uint64_t lines,
    const struct row *accepted, const struct row *deferred,
    const struct row *failed);
/* What is no status; note stands behind the number. */
void chart_put_other(const struct terminal *t, const char *name, uint64_t n,
    const char *note);
void chart_put_deferrals(const struct terminal *t, const struct deferrals *d);
/* What the signs in a bar stand for. */
void chart_put_legend(const struct terminal *t);
/* with_years: times are days with their years, instead of hours. */
void chart_put(const struct terminal *t, const char *title,
    const struct row *rows, size_t n, uint64_t all, bool with_years);
void chart_put_rest(const struct terminal *t, size_t n);
void chart_put_advice(
    const struct terminal *t, const char *action, const char *what);
/* Addresses that are dead: how often, and since when. */
void chart_put_addresses(
    const struct terminal *t, const struct tally *addresses, size_t limit);
void chart_put_texts(
    const struct terminal *t, const struct tally *texts, size_t limit);

#endif
