/* The fields of a record as Python has them, by the rows of the library: a field that
 * is new there is new here. */
#include "python/fields.h"
#include "python/objects.h"
#include "record/fields.h"
#include "record/json.h"

#include <string.h>

#define ANSWER_FIELDS(ROW)                             \
	BC_FIELDS_OF_CODE(ROW, 0)                      \
	BC_FIELDS_OF_VERDICT(ROW, 0)                   \
	BC_FIELDS_OF_TITLE(ROW, 0)                     \
	BC_FIELDS_OF_PROSE(ROW, BOUNCECODE_JSON_BRIEF) \
	BC_FIELDS_OF_EVIDENCE(ROW, 0)
#define REPORT_FIELDS(ROW)           \
	BC_FIELDS_OF_PLACE(ROW, 0)   \
	BC_FIELDS_OF_ENVELOPE(ROW, 0) \
	BC_FIELDS_OF_OUTCOME(ROW, 0)

typedef void answer_getter(
    struct bc_value *v, const struct bouncecode_answer *a, unsigned flags);
typedef void report_getter(struct bc_value *v, const struct bouncecode_report *r);

#define ROW(name, without, width) { #name, bc_get_##name, without },
static const struct {
	const char *name;
	answer_getter *get;
	unsigned without; /* the flags that leave it out */
} answer_fields[] = { ANSWER_FIELDS(ROW) };
static const struct {
	const char *name;
	report_getter *get;
	unsigned without;
} report_fields[] = { REPORT_FIELDS(ROW) };
#undef ROW
#define LENGTH_OF(array) (sizeof(array) / sizeof *(array))

/* ---- values: a list is a tuple of strings and named tuples as a member, and as in
 * ---- JSON in a dictionary, where state is NULL */

static PyObject *
string_of(const char *s)
{
	return PyUnicode_DecodeUTF8(s, (Py_ssize_t)strlen(s), "replace");
}

/* A literal of JSON is a number, or a truth. */
static PyObject *
literal_of(const char *text)
{
	if (strcmp(text, "true") == 0 || strcmp(text, "false") == 0)
		return PyBool_FromLong(*text == 't');
	return PyFloat_FromDouble(PyOS_string_to_double(text, NULL, NULL));
}

static PyObject *
cell_of(const struct bc_cell *cell)
{
	if (bc_is_none(cell))
		return Py_NewRef(Py_None);
	if (cell->type == BC_CELL_LITERAL)
		return literal_of(cell->text);
	return cell->type == BC_CELL_NUMBER ? PyLong_FromUnsignedLongLong(cell->number)
					    : string_of(cell->text);
}

PyObject *
dict_of_cells(const struct bc_cell *cells, size_t n)
{
	PyObject *dict = PyDict_New();

	for (size_t i = 0; dict != NULL && i < n; i++) {
		PyObject *cell = cell_of(&cells[i]);

		if (cell == NULL || PyDict_SetItemString(dict, cells[i].name, cell) != 0)
			Py_CLEAR(dict);
		Py_XDECREF(cell);
	}
	return dict;
}

static PyObject *
tuple_of_cells(PyObject *type, const struct bc_cell *cells, size_t n)
{
	PyObject *values = PyTuple_New((Py_ssize_t)n), *tuple = NULL;
	bool complete = values != NULL;

	for (size_t i = 0; complete && i < n; i++) {
		PyObject *cell = cell_of(&cells[i]);

		complete = cell != NULL && PyTuple_SetItem(values, (Py_ssize_t)i, cell) == 0;
	}
	if (complete)
		tuple = PyObject_CallObject(type, values);
	Py_XDECREF(values);
	return tuple;
}

static PyObject *
list_of(const struct bc_list *list, const struct bouncecode_answer *a,
    const struct module_state *state)
{
	struct bc_cell cells[BC_MEMBER_CELLS];
	PyObject *members = PyList_New(0), *tuple;
	size_t n;

	for (size_t i = 0; members != NULL && (n = list->member(a, i, cells)) > 0; i++) {
		PyObject *member;

		if (cells[0].name == NULL)
			member = cell_of(&cells[0]);
		else if (state == NULL)
			member = dict_of_cells(cells, n);
		else
			member = tuple_of_cells(strcmp(cells[0].name, "what") == 0
				? state->match : state->reference, cells, n);
		if (member == NULL || PyList_Append(members, member) != 0)
			Py_CLEAR(members);
		Py_XDECREF(member);
	}
	if (members == NULL || state == NULL)
		return members;
	tuple = PyList_AsTuple(members);
	Py_DECREF(members);
	return tuple;
}

static PyObject *
value_of(const struct bc_value *v, const struct bouncecode_answer *a,
    const struct module_state *state)
{
	switch (v->type) {
	case BC_NUMBER:
		return PyLong_FromUnsignedLongLong(v->number);
	case BC_STRING:
		return string_of(v->string);
	case BC_TRUTH:
		return PyBool_FromLong(v->number != 0);
	case BC_LIST:
		return list_of(&v->list, a, state);
	default:
		return Py_NewRef(Py_None);
	}
}

/* ---- members */

static PyObject *
get_of_answer(PyObject *self, void *field)
{
	const struct bouncecode_answer *a = &((struct answer_object *)self)->answer;
	struct bc_value v;

	answer_fields[(uintptr_t)field].get(&v, a, 0);
	return value_of(&v, a, state_of(self));
}

static PyObject *
get_of_report(PyObject *self, void *field)
{
	const struct bouncecode_report *r = &((struct report_object *)self)->report;
	struct bc_value v;

	report_fields[(uintptr_t)field].get(&v, r);
	return value_of(&v, &r->answer, state_of(self));
}

static PyObject *
get_of_reported_answer(PyObject *self, void *field)
{
	const struct bouncecode_answer *a = &((struct report_object *)self)->report.answer;
	struct bc_value v;

	answer_fields[(uintptr_t)field].get(&v, a, 0);
	return value_of(&v, a, state_of(self));
}

#define PLACE(name, with, width) FIELD_##name,
enum { ANSWER_FIELDS(PLACE) NANSWER_FIELDS };
enum { REPORT_FIELDS(PLACE) NREPORT_FIELDS };
#undef PLACE

#define MEMBER(name, get) { #name, get, NULL, NULL, (void *)(uintptr_t)FIELD_##name },
#define ANSWER_MEMBER(name, with, width) MEMBER(name, get_of_answer)
#define REPORT_MEMBER(name, with, width) MEMBER(name, get_of_report)
#define REPORTED_MEMBER(name, with, width) MEMBER(name, get_of_reported_answer)
PyGetSetDef answer_members[] = { ANSWER_FIELDS(ANSWER_MEMBER) { NULL } };
PyGetSetDef report_members[] = { REPORT_FIELDS(REPORT_MEMBER)
	ANSWER_FIELDS(REPORTED_MEMBER)
	{ "answer", report_get_answer, NULL, "What its status says, by itself.", NULL },
	{ "text", report_get_text, NULL, "The line, or the event.", NULL }, { NULL } };

/* ---- records */

/* Takes the value; false with an exception. */
static bool
put_value(PyObject *dict, const char *name, const struct bc_value *v,
    const struct bouncecode_answer *a)
{
	PyObject *value = value_of(v, a, NULL);
	bool put = value != NULL && PyDict_SetItemString(dict, name, value) == 0;

	Py_XDECREF(value);
	return put;
}

static bool
put_answer(PyObject *dict, const struct bouncecode_answer *a, unsigned flags)
{
	struct bc_value v;

	for (size_t i = 0; i < LENGTH_OF(answer_fields); i++) {
		if ((answer_fields[i].without & flags) != 0)
			continue;
		answer_fields[i].get(&v, a, flags);
		if (!put_value(dict, answer_fields[i].name, &v, a))
			return false;
	}
	return true;
}

PyObject *
answer_dict(const struct bouncecode_answer *answer, unsigned flags)
{
	PyObject *dict = PyDict_New();

	if (dict != NULL && !put_answer(dict, answer, flags))
		Py_CLEAR(dict);
	return dict;
}

PyObject *
report_dict(const struct bouncecode_report *report, unsigned flags)
{
	PyObject *dict = PyDict_New();
	struct bc_value v;

	for (size_t i = 0; dict != NULL && i < LENGTH_OF(report_fields); i++) {
		report_fields[i].get(&v, report);
		if (!put_value(dict, report_fields[i].name, &v, &report->answer))
			Py_CLEAR(dict);
	}
	if (dict != NULL && !put_answer(dict, &report->answer, flags))
		Py_CLEAR(dict);
	return dict;
}

/* A report's record has at most what the library says for an answer, and a buffer of
 * a value for each of its own fields, six times as long where it is all escapes. */
enum { JSON_SIZE = BOUNCECODE_JSON_SIZE + NREPORT_FIELDS * (6 * BC_VALUE_SIZE + 32) };

PyObject *
answer_json(const struct bouncecode_answer *answer, unsigned flags)
{
	char text[BOUNCECODE_JSON_SIZE];

	bouncecode_answer_json(answer, text, sizeof text, flags);
	return string_of(text);
}

PyObject *
report_json(const struct bouncecode_report *report, unsigned flags)
{
	char text[JSON_SIZE];

	bouncecode_report_json(report, text, sizeof text, flags);
	return string_of(text);
}

PyObject *
compare_records(PyObject *record, PyObject *other, int operator)
{
	PyObject *result = NULL;

	if (record != NULL && other != NULL)
		result = operator == Py_EQ || operator == Py_NE
		    ? PyObject_RichCompare(record, other, operator)
		    : Py_NewRef(Py_NotImplemented);
	Py_XDECREF(record);
	Py_XDECREF(other);
	return result;
}

bool
read_flags(PyObject *args, PyObject *names, unsigned *flags)
{
	static char *keywords[] = { "brief", "reader", NULL };
	static const char readers[][8] = { "sender", "person", "server", "list" };
	const char *reader = readers[0];
	int brief = 0;

	if (!PyArg_ParseTupleAndKeywords(args, names, "|$ps", keywords, &brief, &reader))
		return false;
	*flags = brief ? BOUNCECODE_JSON_BRIEF : 0;
	for (unsigned i = 0; i < LENGTH_OF(readers); i++)
		if (strcmp(reader, readers[i]) == 0) {
			*flags |= BOUNCECODE_JSON_FOR(i);
			return true;
		}
	PyErr_Format(PyExc_ValueError, "a reader is sender, person, server or list, not %s", reader);
	return false;
}

/* ---- answers from elsewhere */

static bool
has_name(enum bouncecode_vocabulary vocabulary, unsigned number)
{
	return bouncecode_name(vocabulary, number) != NULL;
}

bool
answer_is_sound(const struct bouncecode_answer *a)
{
	for (size_t i = 0; i < a->nmatches && i < BOUNCECODE_MATCHES_MAX; i++)
		if (a->matches[i].what > BOUNCECODE_EVIDENCE_WORD)
			return false;
	return a->nmatches <= BOUNCECODE_MATCHES_MAX &&
	    (a->headline == 0 || bouncecode_headline(a) != NULL) &&
	    has_name(BOUNCECODE_CATEGORIES, a->category) &&
	    has_name(BOUNCECODE_FAULTS, a->fault) &&
	    has_name(BOUNCECODE_BOUNCES, a->bounce) &&
	    has_name(BOUNCECODE_ACTIONS, a->action) &&
	    has_name(BOUNCECODE_CONFIDENCES, a->confidence) &&
	    has_name(BOUNCECODE_KINDS, a->kind) && has_name(BOUNCECODE_BASES, a->basis);
}
