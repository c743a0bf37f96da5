/* Times for people, in their language. */
#ifndef CLI_TIMES_H
#define CLI_TIMES_H

#include "summary/calendar.h"

/* "Nov 21 10:04", or "2026-11-21 10:04" where its year is known and wanted; "" for 0. */
void time_show(when w, bool with_year, char text[WHEN_SIZE]);

#endif
