/* What the module has of its own in each interpreter that imports it. */
#ifndef PYTHON_MODULE_H
#define PYTHON_MODULE_H

#include <Python.h>

struct module_state {
	PyTypeObject *answer, *report, *scanner, *gathering;
	PyObject *match, *reference; /* named tuples */
};

/* Of an object of one of those types. They have no subclasses. */
static inline struct module_state *
state_of(PyObject *self)
{
	return PyType_GetModuleState(Py_TYPE(self));
}

#endif
