/* What the module has of its own in each interpreter that imports it. */
#ifndef PYTHON_MODULE_H
#define PYTHON_MODULE_H

#include <Python.h>

/* The last two are named tuples. */
#define MODULE_TYPES(ROW)         \
	ROW(PyTypeObject, answer)     \
	ROW(PyTypeObject, report)     \
	ROW(PyTypeObject, scanner)    \
	ROW(PyTypeObject, gathering)  \
	ROW(PyObject, match)          \
	ROW(PyObject, reference)

#define MODULE_MEMBER(type, name) type *name;
struct module_state {
	MODULE_TYPES(MODULE_MEMBER)
};

/* Of an object of one of those types. They have no subclasses. */
static inline struct module_state *
state_of(PyObject *self)
{
	return PyType_GetModuleState(Py_TYPE(self));
}

#endif
