/*
 * The lines of qmail's deliveries.
 */
#include "log/formats.h"

#include "base/ascii.h"
#include "log/status.h"

/* "delivery 12: failure: 192.0.2.1_does_not_like_recipient./", of qmail. */
enum bc_reading
bc_read_qmail(struct bc_line *line, size_t at)
{
	static const char delivery[] = "delivery ";
	size_t n = sizeof delivery - 1, end;

	if (!bc_stands_at(line, at, delivery, n))
		return BC_OTHER;
	at = bc_word_end(line, at + n) + 1;
	if (bc_stands_at(line, at, "success: ", 9))
		line->outcome = BC_ACCEPTED;
	else if (bc_stands_at(line, at, "failure: ", 9))
		line->outcome = BC_FAILED;
	else if (bc_stands_at(line, at, "deferral: ", 10))
		line->outcome = BC_DEFERRED;
	else
		return BC_OTHER;
	at = bc_word_end(line, at) + 1;
	bc_take_status(line, at, line->length);
	end = bc_find_byte(line, at, line->length, '_');
	if (at < line->length && bc_is_digit(line->text[at]) &&
	    bc_find_byte(line, at, end, '.') < end)
		line->report->host = bc_span(at, end);
	return BC_READ;
}
