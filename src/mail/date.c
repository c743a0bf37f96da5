/* "Fri, 20 Nov 2026 10:00:05 +0100 (CET)", and what programs make of it: GMime
 * reads them all. */
#include "mail/date.h"

#include <gmime/gmime.h>

void
date_print(const char *date, char text[DATE_SIZE])
{
	GDateTime *local = date ? g_mime_utils_header_decode_date(date) : NULL, *utc;
	char *printed;

	if (local == NULL) {
		g_strlcpy(text, date ? date : "", DATE_SIZE);
		return;
	}
	utc = g_date_time_to_utc(local);
	printed = g_date_time_format(utc, "%Y-%m-%dT%H:%M:%S");
	g_strlcpy(text, printed, DATE_SIZE);
	g_free(printed);
	g_date_time_unref(utc);
	g_date_time_unref(local);
}
