/* The objects that are returned. */
#include "python/objects.h"

PyObject *
answer_new(struct module_state *state, const struct bouncecode_answer *answer)
{
	struct answer_object *self = PyObject_New(struct answer_object, state->answer);

	if (self != NULL)
		self->answer = *answer;
	return (PyObject *)self;
}

PyObject *
report_new(struct module_state *state, const struct bouncecode_report *report, PyObject *line)
{
	struct report_object *self = PyObject_New(struct report_object, state->report);

	if (self == NULL)
		return NULL;
	self->report = *report;
	self->report.text = PyBytes_AsString(line);
	self->line = Py_NewRef(line);
	return (PyObject *)self;
}

PyObject *
report_get_answer(PyObject *self, void *closure)
{
	(void)closure;
	return answer_new(state_of(self), &((struct report_object *)self)->report.answer);
}

PyObject *
report_get_text(PyObject *self, void *closure)
{
	(void)closure;
	return PyUnicode_FromEncodedObject(
	    ((struct report_object *)self)->line, "utf-8", "surrogateescape");
}
