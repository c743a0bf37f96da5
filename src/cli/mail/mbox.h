/* The lines of an mbox (RFC 4155), which has many messages in one file. */
#ifndef CLI_MAIL_MBOX_H
#define CLI_MAIL_MBOX_H

#include <stdbool.h>
#include <stddef.h>

/* Does a message begin behind this line? */
enum mbox_line {
	MBOX_NOTHING,
	/* "From bounces@example.com 2026-11-20": it has an address, and whatever else
	 * a program writes there; where a header follows. */
	MBOX_MAYBE,
	/* "From bounces@example.com Fri Nov 20 10:00:00 2026": an address, which may
	 * be missing, and a date. */
	MBOX_SEPARATES
};
enum { MBOX_LINE_MAX = 1000 }; /* bytes of one that does */
enum mbox_line mbox_line(const char *line, size_t length);

/* Does a line begin a header? "Return-Path: <>" */
bool mbox_begins_header(const char *line, size_t length);

/* How many bytes before a line only hide that it begins with "From ". */
size_t mbox_quotes(const char *line, size_t length);

#endif
