/* The lines of an mbox (RFC 4155), which has many messages in one file. */
#ifndef CLI_MAIL_MBOX_H
#define CLI_MAIL_MBOX_H

#include <stdbool.h>
#include <stddef.h>

/* Does a message begin behind this line? "From bounces@example.com Fri Nov 20
 * 10:00:00 2026": an address, which may be missing, and a date. */
bool mbox_separates(const char *line, size_t length);

/* How many bytes before a line only hide that it begins with "From ". */
size_t mbox_quotes(const char *line, size_t length);

#endif
