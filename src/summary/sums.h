/* All that is counted of some lines: what a summary tells, and the rates beside it. */
#ifndef SUMMARY_SUMS_H
#define SUMMARY_SUMS_H

#include "summary/rates.h"

struct sums {
	struct summary summary;
	struct rates rates;
};

/* They stay where they are, as rates do. */
void sums_begin(struct sums *s, const struct summary_settings *settings);
void sums_end(struct sums *s);
void sums_merge(struct sums *s, const struct sums *other);
/* Move the times of another file that names no year to where they are nearest to
 * these, before it is merged. */
void sums_align(struct sums *s, struct sums *other);
/* Move all times that name no year. */
void sums_move(struct sums *s, int years);
/* Was there memory for all? */
bool sums_are_whole(const struct sums *s);
/* As summary_has_room(). */
bool sums_have_room(const struct sums *s, const struct sums *other);

/* What is printed: sums, and what was told apart by all files together. */
struct figures {
	struct sums *sums;
	struct deferrals deferrals;
	struct recipients recipients;
};

/* Every row as a record: those of the summary, and then the rates. */
void figures_records(const struct figures *f, const struct table tables[NTABLES],
    void (*put)(void *context, const struct bc_cell *cells, size_t n), void *context);

#endif
