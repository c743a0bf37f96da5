/*
 * What became of the RFCs that are named, by the index, besides what the list
 * says to know.
 */
#ifndef GEN_UPKEEP_RFC_DRIFT_H
#define GEN_UPKEEP_RFC_DRIFT_H

#include "gen/upkeep/rfc_index.h"
#include "gen/upkeep/rfc_named.h"

/* The first two are those of enum relation. */
enum rfc_change { RFC_OBSOLETED, RFC_UPDATED, RFC_MISSING, RFC_NEW, RFC_GONE };
extern const char *const rfc_change_names[];

struct rfc_difference {
	enum rfc_change change;
	unsigned number;
	struct rfcs by;     /* OBSOLETED, UPDATED, GONE: by which */
	struct rfcs behind; /* named RFCs that lead to this one, itself among them */
	int line;           /* GONE: of the list */
};

struct rfc_drift {
	const struct model *model;
	const struct rfc_index *index;
	const struct names *names;
	struct rfc_difference *differences;
	size_t n;
	bool *said;     /* by number: it changes one of these */
	size_t nwanted; /* known ones, each with its reason in codes.xml */
};

struct rfc_drift rfc_drift_of(const struct model *m,
    const struct rfc_index *index, const struct names *names);
/* What is in force now in the place of an RFC: itself where nothing obsoletes it. Until
 * the next call. */
struct rfcs rfcs_in_force(const struct rfc_index *index, unsigned number);

#endif
