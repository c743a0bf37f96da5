/* bouncecode.Answer: what an answer does. */
#ifndef PYTHON_ANSWER_H
#define PYTHON_ANSWER_H

#include <Python.h>

extern PyType_Spec answer_spec;

#endif
