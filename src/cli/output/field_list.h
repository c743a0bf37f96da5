/*
 * The fields of a record, in their order. All formats and the words of --fields
 * come of this table:
 *
 *     name; when a field is there: with these bits of a view, or 0 for always;
 *     as text the columns that most of its values need, where others are aligned
 *     behind it, else 0
 *
 * record.c has a function for each that gets its value; those of an answer, and
 * their columns, are the library's (record/fields.h).
 */
#ifndef CLI_FIELD_LIST_H
#define CLI_FIELD_LIST_H

#include "record/fields.h"

#define FIELD_LIST(ROW)                                         \
	ROW(rank, FIELDS_OF_SEARCH, 0)                          \
	ROW(score, FIELDS_OF_SEARCH, 0)                         \
	ROW(file, FIELDS_OF_LINES | FIELDS_OF_MAIL, 0)          \
	ROW(line, FIELDS_OF_LINES, 7)                           \
	ROW(time, FIELDS_OF_SCAN, 15)                           \
	ROW(message, FIELDS_OF_MAIL, 0)                         \
	ROW(report, FIELDS_OF_MAIL, 10)                         \
	ROW(recipient, FIELDS_OF_SCAN | FIELDS_OF_MAIL, 0)      \
	ROW(original_recipient, FIELDS_OF_MAIL, 0)              \
	ROW(status, FIELDS_OF_MAIL, 6)                          \
	ROW(reporting_mta, FIELDS_OF_MAIL, 0)                   \
	ROW(sender, FIELDS_OF_SCAN, 0)                          \
	ROW(host, FIELDS_OF_SCAN | FIELDS_OF_MAIL, 0)           \
	ROW(queue_id, FIELDS_OF_SCAN, 0)                        \
	BC_FIELDS_OF_OUTCOME(ROW, FIELDS_OF_SCAN)               \
	ROW(diagnostic, FIELDS_OF_MAIL, 0)                      \
	ROW(date, FIELDS_OF_MAIL, 0)                            \
	ROW(arrival_date, FIELDS_OF_MAIL, 0)                    \
	ROW(last_attempt, FIELDS_OF_MAIL, 0)                    \
	ROW(will_retry_until, FIELDS_OF_MAIL, 0)                \
	ROW(feedback_type, FIELDS_OF_MAIL, 0)                   \
	ROW(original_message_id, FIELDS_OF_MAIL, 0)             \
	ROW(original_envelope_id, FIELDS_OF_MAIL, 0)            \
	ROW(original_subject, FIELDS_OF_MAIL, 0)                \
	ROW(original_from, FIELDS_OF_MAIL, 0)                   \
	ROW(original_to, FIELDS_OF_MAIL, 0)                     \
	ROW(foreign, FIELDS_OF_MAIL, 5)                         \
	BC_FIELDS_OF_CODE(ROW, 0)                               \
	ROW(also, FIELDS_OF_SEARCH, 0)                          \
	BC_FIELDS_OF_VERDICT(ROW, 0)                            \
	ROW(as, FIELDS_AS, 0)                                   \
	BC_FIELDS_OF_TITLE(ROW, 0)                              \
	BC_FIELDS_OF_PROSE(ROW, FIELDS_TEXTS)                   \
	ROW(text, FIELDS_MAIL_TEXT, 0)                          \
	BC_FIELDS_OF_EVIDENCE(ROW, 0)                           \
	ROW(input, FIELDS_INPUT, 0)

/* Their places in it. */
#define FIELD_PLACE(name, ...) FIELD_##name,
enum { FIELD_LIST(FIELD_PLACE) NFIELDS };

#endif
