/* bouncecode.Report: what a line of a log reports, its own members beside those of its
 * answer. Two are equal whose records are. */
#include "python/report.h"
#include "python/fields.h"
#include "python/frozen.h"
#include "python/objects.h"

static const struct bouncecode_report *
report_of(PyObject *self)
{
	return &((struct report_object *)self)->report;
}

static PyObject *
line_of(PyObject *self)
{
	return ((struct report_object *)self)->line;
}

static void
dealloc(PyObject *self)
{
	PyTypeObject *type = Py_TYPE(self);

	Py_DECREF(line_of(self));
	PyObject_Free(self);
	Py_DECREF(type);
}

static Py_hash_t
hash(PyObject *self)
{
	const struct bouncecode_report *r = report_of(self);

	return (Py_hash_t)((bouncecode_answer_verdict(&r->answer) ^ r->line << 32) & INTPTR_MAX);
}

static PyObject *
compare(PyObject *self, PyObject *other, int operator)
{
	if (Py_TYPE(self) != Py_TYPE(other))
		return Py_NewRef(Py_NotImplemented);
	return compare_records(
	    report_json(report_of(self), 0), report_json(report_of(other), 0), operator);
}

static PyObject *
repr(PyObject *self)
{
	const struct bouncecode_report *r = report_of(self);
	PyObject *answer = report_get_answer(self, NULL), *text;

	if (answer == NULL)
		return NULL;
	text = PyUnicode_FromFormat("<Report, line %llu, %s: %R>",
	    (unsigned long long)r->line, bouncecode_outcome(r->outcome), answer);
	Py_DECREF(answer);
	return text;
}

static PyObject *
as_dict(PyObject *self, PyObject *args, PyObject *names)
{
	unsigned flags;

	return read_flags(args, names, &flags) ? report_dict(report_of(self), flags) : NULL;
}

static PyObject *
as_json(PyObject *self, PyObject *args, PyObject *names)
{
	unsigned flags;

	return read_flags(args, names, &flags) ? report_json(report_of(self), flags) : NULL;
}

static PyObject *
reduce(PyObject *self, PyObject *unused)
{
	(void)unused;
	return freeze_report(self, report_of(self), line_of(self));
}

static PyMethodDef methods[] = {
	{ "as_dict", (PyCFunction)(void (*)(void))as_dict, METH_VARARGS | METH_KEYWORDS,
	    "as_dict($self, /, *, brief=False, reader='sender')\n--\n\nThe record, as JSON has it." },
	{ "as_json", (PyCFunction)(void (*)(void))as_json, METH_VARARGS | METH_KEYWORDS,
	    "as_json($self, /, *, brief=False, reader='sender')\n--\n\n"
	    "The record that the command prints with --scan --json, without the file." },
	{ "__reduce__", reduce, METH_NOARGS, NULL },
	{ NULL, NULL, 0, NULL }
};

static PyType_Slot slots[] = {
	{ Py_tp_doc, "What a line of a log reports. Members are those of the record in JSON." },
	{ Py_tp_dealloc, dealloc },
	{ Py_tp_hash, hash },
	{ Py_tp_richcompare, compare },
	{ Py_tp_repr, repr },
	{ Py_tp_methods, methods },
	{ Py_tp_getset, report_members },
	{ 0, NULL }
};

PyType_Spec report_spec = {
	.name = "bouncecode.Report",
	.basicsize = sizeof(struct report_object),
	.flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_DISALLOW_INSTANTIATION,
	.slots = slots,
};
