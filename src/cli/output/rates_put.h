/* Rates for people: how much gets through, and what to do about the rest. */
#ifndef CLI_RATES_PUT_H
#define CLI_RATES_PUT_H

#include "cli/output/rates_words.h"
#include "cli/output/terminal.h"
#include "cli/output/view.h"
#include "summary/sums.h"

void rates_put_recipients(const struct terminal *t, const struct recipients *r,
    bool of_mail);
/* How many refusals are our own server's, to others. */
void rates_put_by_us(const struct terminal *t, uint64_t by_us);
/* What to do first, in sentences. */
void rates_put_first(const struct terminal *t, const struct figures *f,
    enum bouncecode_reader reader, size_t limit);
/* The last day or hour against the one before. */
void rates_put_change(const struct terminal *t, const struct rates *r, size_t limit);
/* Who blocks us. */
void rates_put_blocks(const struct terminal *t, const struct table tables[NTABLES],
    const struct rates *r, uint64_t refused, size_t limit);
/* How much of the mail to each provider and domain gets through. */
void rates_put(const struct terminal *t, const struct rates *r, size_t limit);
/* The same of each period, in order. */
void rates_put_periods(const struct terminal *t, const char *period,
    const struct row *rows, size_t n);

#endif
