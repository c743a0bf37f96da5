/* Records for those who want them as one text: bouncecode_json() and its kin. */
#include "record/fields.h"
#include "record/json.h"

#include <string.h>

static void
bc_put_value(struct bc_sink *sink, const struct bc_value *v,
    const struct bouncecode_answer *a)
{
	switch (v->type) {
	case BC_NO_VALUE:
		bc_put_text(sink, "null");
		break;
	case BC_NUMBER:
		bc_put_number(sink, v->number);
		break;
	case BC_STRING:
		bc_json_string(sink, v->string);
		break;
	case BC_TRUTH:
		bc_put_text(sink, v->number ? "true" : "false");
		break;
	case BC_LIST:
		bc_json_list(sink, &v->list, a);
		break;
	}
}

/* One behind another, or behind the bracket. */
static void
bc_put_field(struct bc_sink *sink, const char *name, const struct bc_value *v,
    const struct bouncecode_answer *a)
{
	bc_put_text(sink, bc_put_so_far(sink) > 2 ? ", " : "");
	bc_json_name(sink, name);
	bc_put_value(sink, v, a);
}

/* A table of functions would need relocating in a library. */
#define BC_PUT_FIELD(name, without, width)             \
	if (((without) & flags) == 0) {                \
		bc_get_##name(&v, a, flags);           \
		bc_put_field(sink, #name, &v, a);      \
	}

static void
bc_put_answer(struct bc_sink *sink, const struct bouncecode_answer *a, unsigned flags)
{
	struct bc_value v;

	BC_FIELDS_OF_CODE(BC_PUT_FIELD, 0)
	BC_FIELDS_OF_VERDICT(BC_PUT_FIELD, 0)
	BC_FIELDS_OF_TITLE(BC_PUT_FIELD, 0)
	BC_FIELDS_OF_PROSE(BC_PUT_FIELD, BOUNCECODE_JSON_BRIEF)
	BC_FIELDS_OF_EVIDENCE(BC_PUT_FIELD, 0)
}

/* The sink of a caller's buffer, in which the NUL has a place. */
static struct bc_sink
bc_begin_record(char *buffer, size_t size)
{
	struct bc_sink sink = { buffer, size > 0 ? size - 1 : 0, 0, 0, NULL };

	bc_put_text(&sink, "{ ");
	return sink;
}

static size_t
bc_end_record(struct bc_sink *sink, size_t size)
{
	bc_put_text(sink, " }");
	if (size > 0)
		sink->text[sink->length] = '\0';
	return bc_put_so_far(sink);
}

BOUNCECODE_API size_t
bouncecode_answer_json(const struct bouncecode_answer *answer, char *buffer,
    size_t size, unsigned flags)
{
	struct bc_sink sink = bc_begin_record(buffer, size);

	bc_put_answer(&sink, answer, flags);
	return bc_end_record(&sink, size);
}

BOUNCECODE_API size_t
bouncecode_json(const char *text, size_t length, char *buffer, size_t size,
    unsigned flags)
{
	struct bouncecode_answer answer;

	bouncecode_explain(text, length, &answer);
	return bouncecode_answer_json(&answer, buffer, size, flags);
}

#ifndef BOUNCECODE_NO_SCAN

#define BC_PUT_REPORTED(name, without, width)                   \
	bc_get_##name(&v, report);                              \
	bc_put_field(&sink, #name, &v, &report->answer);

BOUNCECODE_API size_t
bouncecode_report_json(const struct bouncecode_report *report, char *buffer,
    size_t size, unsigned flags)
{
	struct bc_sink sink = bc_begin_record(buffer, size);
	struct bc_value v;

	BC_FIELDS_OF_PLACE(BC_PUT_REPORTED, 0)
	BC_FIELDS_OF_ENVELOPE(BC_PUT_REPORTED, 0)
	BC_FIELDS_OF_OUTCOME(BC_PUT_REPORTED, 0)
	bc_put_answer(&sink, &report->answer, flags);
	return bc_end_record(&sink, size);
}

#endif
