/*
 * Where codes.xml and the registry of IANA differ.
 */
#ifndef GEN_UPKEEP_DRIFT_H
#define GEN_UPKEEP_DRIFT_H

#include "gen/list/model.h"
#include "gen/upkeep/record.h"

enum change { ADDED, CHANGED, REMOVED, NEW_TABLE };
extern const char *const change_names[];

struct difference {
	enum change change;
	const struct record *record; /* of the registry; NULL: removed */
	const struct entry *entry;   /* of the list; NULL: added */
	const struct unknown_table *table;
	/* CHANGED: what differs, and both texts */
	const char *field, *list, *registry;
};

struct drift {
	const struct model *model;
	const struct registry *registry;
	struct difference *differences;
	size_t n;
	size_t nwanted; /* known ones, each with its reason in codes.xml */
};

/* Where the registry would have the entry; NTABLES: nowhere. */
enum table table_of(const struct entry *e);
/* Compares a list, as it was loaded, with the registry. */
struct drift drift_of(const struct model *m, const struct registry *r);

#endif
