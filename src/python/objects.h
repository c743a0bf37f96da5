/* The objects that are returned: structs of C, from which the rest is made when it is
 * asked for. */
#ifndef PYTHON_OBJECTS_H
#define PYTHON_OBJECTS_H

#include "python/module.h"

#include "bouncecode.h"

struct answer_object {
	PyObject_HEAD
	struct bouncecode_answer answer;
};

struct report_object {
	PyObject_HEAD
	struct bouncecode_report report; /* whose text is that of the line */
	PyObject *line;                  /* bytes */
};

PyObject *answer_new(struct module_state *state, const struct bouncecode_answer *answer);
/* The report's text is that of the line. */
PyObject *report_new(struct module_state *state, const struct bouncecode_report *report,
    PyObject *line);

/* What a report has beside the members of its record. */
PyObject *report_get_answer(PyObject *self, void *closure);
PyObject *report_get_text(PyObject *self, void *closure);

#endif
