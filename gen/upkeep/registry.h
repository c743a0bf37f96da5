/*
 * The registry of SMTP enhanced status codes as IANA publishes it, as XML or
 * CSV: https://www.iana.org/assignments/smtp-enhanced-status-codes/
 */
#ifndef GEN_UPKEEP_REGISTRY_H
#define GEN_UPKEEP_REGISTRY_H

#include "gen/upkeep/record.h"

/* Reads a file of either form. false when it is not the registry, which has
 * then been said on standard error. */
bool registry_read(struct registry *r, const char *file);

#endif
