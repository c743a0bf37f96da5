/* Answers and reports on their way to another process: for pickle, multiprocessing and
 * what is built on these. */
#ifndef PYTHON_FROZEN_H
#define PYTHON_FROZEN_H

#include "python/module.h"

#include "bouncecode.h"

/* What __reduce__() returns. */
PyObject *freeze_answer(PyObject *self, const struct bouncecode_answer *answer);
PyObject *freeze_report(
    PyObject *self, const struct bouncecode_report *report, PyObject *line);

/* The function of the module that makes an object of it again. Only the same edition
 * of the list can: another one has other entries. */
PyObject *thaw(PyObject *module, PyObject *args);

#endif
