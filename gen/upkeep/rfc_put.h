/* What became of RFCs, as people and programs read it. */
#ifndef GEN_UPKEEP_RFC_PUT_H
#define GEN_UPKEEP_RFC_PUT_H

#include "gen/upkeep/rfc_drift.h"

#include <stdio.h>

void put_rfc_drift(const struct rfc_drift *d, FILE *out);
void put_rfc_drift_json(const struct rfc_drift *d, FILE *out);

#endif
