/* --summary --format=prometheus: the counts for a monitoring system. */
#ifndef CLI_METRICS_H
#define CLI_METRICS_H

#include "cli/output/report.h"

void metrics_put(const struct report *r);

#endif
