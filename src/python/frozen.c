/* Answers and reports on their way to another process: the struct, in which the place
 * of its entry stands for the entry. What comes in may be anything. */
#include "python/frozen.h"
#include "python/fields.h"
#include "python/objects.h"

#include <string.h>

/* -1 for none */
static Py_ssize_t
place_of(const struct bouncecode_entry *entry)
{
	size_t i = 0;

	if (entry == NULL)
		return -1;
	while (bouncecode_at(i) != entry)
		i++;
	return (Py_ssize_t)i;
}

static PyObject *
freeze(PyObject *self, const struct bouncecode_entry *entry, const void *copy, size_t size,
    PyObject *line)
{
	PyObject *module = PyType_GetModule(Py_TYPE(self));
	PyObject *function = PyObject_GetAttrString(module, "_thaw");

	if (function == NULL)
		return NULL;
	return Py_BuildValue("N(sny#O)", function, bouncecode_data_digest(), place_of(entry),
	    copy, (Py_ssize_t)size, line);
}

PyObject *
freeze_answer(PyObject *self, const struct bouncecode_answer *answer)
{
	struct bouncecode_answer copy = *answer;

	copy.entry = NULL;
	return freeze(self, answer->entry, &copy, sizeof copy, Py_None);
}

PyObject *
freeze_report(PyObject *self, const struct bouncecode_report *report, PyObject *line)
{
	struct bouncecode_report copy = *report;

	copy.answer.entry = NULL;
	copy.text = NULL;
	return freeze(self, report->answer.entry, &copy, sizeof copy, line);
}

static bool
is_within(struct bouncecode_span span, size_t length)
{
	return span.offset <= length && span.length <= length - span.offset;
}

static bool
report_is_sound(const struct bouncecode_report *r, size_t length)
{
	const struct bouncecode_span *spans[] = { &r->status, &r->time, &r->recipient,
		&r->sender, &r->host, &r->queue_id, &r->verdict[0], &r->verdict[1] };

	for (size_t i = 0; i < sizeof spans / sizeof *spans; i++)
		if (!is_within(*spans[i], length))
			return false;
	return r->length == length && answer_is_sound(&r->answer) &&
	    bouncecode_outcome(r->outcome) != NULL &&
	    bouncecode_platform(r->platform) != NULL;
}

static PyObject *
thaw_answer(struct module_state *state, const struct bouncecode_entry *entry, const char *bytes)
{
	struct bouncecode_answer answer;

	memcpy(&answer, bytes, sizeof answer);
	answer.entry = entry;
	return answer_is_sound(&answer) ? answer_new(state, &answer) : NULL;
}

static PyObject *
thaw_report(struct module_state *state, const struct bouncecode_entry *entry, const char *bytes,
    PyObject *line)
{
	struct bouncecode_report report;

	memcpy(&report, bytes, sizeof report);
	report.answer.entry = entry;
	if (!report_is_sound(&report, (size_t)PyBytes_Size(line)))
		return NULL;
	report.text = PyBytes_AsString(line);
	return report_new(state, &report, line);
}

PyObject *
thaw(PyObject *module, PyObject *args)
{
	struct module_state *state = PyModule_GetState(module);
	const struct bouncecode_entry *entry;
	PyObject *bytes, *line, *thawed = NULL;
	const char *digest;
	Py_ssize_t place;
	size_t size;

	if (!PyArg_ParseTuple(args, "snSO", &digest, &place, &bytes, &line))
		return NULL;
	if (strcmp(digest, bouncecode_data_digest()) != 0)
		return PyErr_Format(PyExc_ValueError,
		    "pickled with another edition of the list, whose digest is %s", digest);
	size = (size_t)PyBytes_Size(bytes);
	entry = place >= 0 ? bouncecode_at((size_t)place) : NULL;
	if ((place < 0 || entry != NULL) && size == sizeof(struct bouncecode_answer))
		thawed = thaw_answer(state, entry, PyBytes_AsString(bytes));
	else if ((place < 0 || entry != NULL) && size == sizeof(struct bouncecode_report) &&
	    PyBytes_Check(line))
		thawed = thaw_report(state, entry, PyBytes_AsString(bytes), line);
	if (thawed == NULL && !PyErr_Occurred())
		PyErr_SetString(PyExc_ValueError, "no answer of this package");
	return thawed;
}
