/* bouncecode.Report: what a report of a line of a log does. */
#ifndef PYTHON_REPORT_H
#define PYTHON_REPORT_H

#include <Python.h>

extern PyType_Spec report_spec;

#endif
