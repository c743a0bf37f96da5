/* The functions of the module that answer. */
#ifndef PYTHON_EXPLAIN_H
#define PYTHON_EXPLAIN_H

#include "python/module.h"

PyObject *module_explain(
    PyObject *module, PyObject *const *args, Py_ssize_t n, PyObject *names);
PyObject *module_explain_many(PyObject *module, PyObject *texts);
PyObject *module_lookup(PyObject *module, PyObject *code);
PyObject *module_search(PyObject *module, PyObject *args, PyObject *names);
PyObject *module_codes(PyObject *module, PyObject *unused);

#endif
