/* bouncecode.Report: what a line of a log reports. */
#ifndef PYTHON_REPORT_H
#define PYTHON_REPORT_H

#include "python/module.h"

#include "bouncecode.h"

struct report_object {
	PyObject_HEAD
	struct bouncecode_report report; /* whose text is that of the line */
	PyObject *line;
};

extern PyType_Spec report_spec;

/* What it has beside the members of its record. */
PyObject *report_get_answer(PyObject *self, void *closure);
PyObject *report_get_text(PyObject *self, void *closure);

/* The report's text is that of the line, a bytes object. */
PyObject *report_new(struct module_state *state, const struct bouncecode_report *report,
    PyObject *line);

#endif
