/*
 * The fields of a record, in their order. All formats and the words of --fields
 * come of this table:
 *
 *     name; when a field is there: with these bits of a view, or 0 for always;
 *     as text the columns that most of its values need, where others are aligned
 *     behind it, else 0
 *
 * record.c has a function for each that gets its value.
 */
#ifndef CLI_FIELD_LIST_H
#define CLI_FIELD_LIST_H

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
	ROW(outcome, FIELDS_OF_SCAN, 8)                         \
	ROW(platform, FIELDS_OF_SCAN, 10)                       \
	ROW(platform_verdict, FIELDS_OF_SCAN, 0)                \
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
	ROW(reply, 0, 3)                                        \
	ROW(enhanced, 0, 6)                                     \
	ROW(code, 0, 11)                                        \
	ROW(also, FIELDS_OF_SEARCH, 0)                          \
	ROW(kind, 0, 8)                                         \
	ROW(basis, 0, 15)                                       \
	ROW(confidence, 0, 6)                                   \
	ROW(provider, 0, 10)                                    \
	ROW(blocklist, 0, 12)                                   \
	ROW(category, 0, 19)                                    \
	ROW(fault, 0, 9)                                        \
	ROW(bounce, 0, 5)                                       \
	ROW(permanent, 0, 5)                                    \
	ROW(action, 0, 11)                                      \
	ROW(retry_after, 0, 5)                                  \
	ROW(as, FIELDS_AS, 0)                                   \
	ROW(remarks, 0, 0)                                      \
	ROW(title, 0, 0)                                        \
	ROW(meaning, FIELDS_TEXTS, 0)                           \
	ROW(cause, FIELDS_TEXTS, 0)                             \
	ROW(advice, FIELDS_TEXTS, 0)                            \
	ROW(note, FIELDS_TEXTS, 0)                              \
	ROW(reason, FIELDS_TEXTS, 0)                            \
	ROW(references, FIELDS_TEXTS, 0)                        \
	ROW(text, FIELDS_MAIL_TEXT, 0)                          \
	ROW(matched, 0, 0)                                      \
	ROW(input, FIELDS_INPUT, 0)

/* Their places in it. */
#define FIELD_PLACE(name, ...) FIELD_##name,
enum { FIELD_LIST(FIELD_PLACE) NFIELDS };

#endif
