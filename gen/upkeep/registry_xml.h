/* The registry as XML. */
#ifndef GEN_UPKEEP_REGISTRY_XML_H
#define GEN_UPKEEP_REGISTRY_XML_H

#include "gen/upkeep/record.h"

/* Adds the records of the text; false after errors, which have been said. */
bool registry_read_xml(struct registry *r, const char *data, size_t size);

#endif
