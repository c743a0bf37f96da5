/*
 * The fields of an answer, and of what a line of a log reports, in the order of a
 * record. Each row of a list:
 *
 *     name; what the user of the list says of all its rows; as text the columns
 *     that most of its values need, where others are aligned behind it, else 0
 *
 * bc_get_NAME() gets the value of a field.
 */
#ifndef BC_FIELDS_H
#define BC_FIELDS_H

#include "base/linkage.h"
#include "record/value.h"

#define BC_FIELDS_OF_CODE(ROW, with) \
	ROW(reply, with, 3)          \
	ROW(enhanced, with, 6)       \
	ROW(code, with, 11)

#define BC_FIELDS_OF_VERDICT(ROW, with) \
	ROW(kind, with, 8)              \
	ROW(basis, with, 15)            \
	ROW(confidence, with, 6)        \
	ROW(provider, with, 10)         \
	ROW(blocklist, with, 12)        \
	ROW(category, with, 19)         \
	ROW(fault, with, 9)             \
	ROW(bounce, with, 5)            \
	ROW(permanent, with, 5)         \
	ROW(action, with, 11)           \
	ROW(retry_after, with, 5)

#define BC_FIELDS_OF_TITLE(ROW, with) \
	ROW(remarks, with, 0)         \
	ROW(title, with, 0)

#define BC_FIELDS_OF_PROSE(ROW, with) \
	ROW(meaning, with, 0)         \
	ROW(cause, with, 0)           \
	ROW(advice, with, 0)          \
	ROW(note, with, 0)            \
	ROW(reason, with, 0)          \
	ROW(references, with, 0)

#define BC_FIELDS_OF_EVIDENCE(ROW, with) ROW(matched, with, 0)

/* flags: those of bouncecode_json() */
#define BC_ANSWER_FIELD(name, with, width)                                      \
	BC_DATA void bc_get_##name(struct bc_value *v,                      \
	    const struct bouncecode_answer *a, unsigned flags);
BC_FIELDS_OF_CODE(BC_ANSWER_FIELD, 0)
BC_FIELDS_OF_VERDICT(BC_ANSWER_FIELD, 0)
BC_FIELDS_OF_TITLE(BC_ANSWER_FIELD, 0)
BC_FIELDS_OF_PROSE(BC_ANSWER_FIELD, 0)
BC_FIELDS_OF_EVIDENCE(BC_ANSWER_FIELD, 0)
#undef BC_ANSWER_FIELD

#ifndef BOUNCECODE_NO_SCAN

#define BC_FIELDS_OF_ENVELOPE(ROW, with) \
	ROW(recipient, with, 0)          \
	ROW(sender, with, 0)             \
	ROW(host, with, 0)               \
	ROW(queue_id, with, 0)

#define BC_FIELDS_OF_OUTCOME(ROW, with) \
	ROW(outcome, with, 8)           \
	ROW(platform, with, 10)         \
	ROW(platform_verdict, with, 0)

#define BC_FIELDS_OF_PLACE(ROW, with) \
	ROW(line, with, 7)            \
	ROW(time, with, 15)

#define BC_REPORT_FIELD(name, with, width) \
	BC_DATA void bc_get_##name(  \
	    struct bc_value *v, const struct bouncecode_report *report);
BC_FIELDS_OF_PLACE(BC_REPORT_FIELD, 0)
BC_FIELDS_OF_ENVELOPE(BC_REPORT_FIELD, 0)
BC_FIELDS_OF_OUTCOME(BC_REPORT_FIELD, 0)
#undef BC_REPORT_FIELD

#endif

/* The number of the answer's next remark from *n on; 0 behind the last. */
static inline int
bc_next_remark(const struct bouncecode_answer *a, unsigned *n)
{
	while (*n < 8 && (a->remarks & 1u << *n) == 0)
		++*n;
	return *n < 8;
}

#endif
