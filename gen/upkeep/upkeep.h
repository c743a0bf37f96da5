/*
 * What keeps the list true: one file for each task, main.c has the table.
 */
#ifndef GEN_UPKEEP_UPKEEP_H
#define GEN_UPKEEP_UPKEEP_H

#include "gen/upkeep/drift.h"

/* update.c: writes skeletons of what is new into the list, and says so. */
bool update_list(const struct drift *d);

/* stale.c: what has not been compared with its source since some months
 * before now, "2026-11", by the page that it was compared with. */
void put_stale(
    const struct model *m, const char *now, unsigned months, FILE *out);

/* changes.c: which answers differ, in words, from an old list to a new one;
 * both are derived. */
void put_changes(const struct model *old, const struct model *new, FILE *out);

#endif
