/* Scanner: reads a log piece by piece. What opens files, and unpacks them, is Python. */
#ifndef PYTHON_SCANNER_H
#define PYTHON_SCANNER_H

#include "python/module.h"

extern PyType_Spec scanner_spec;

#endif
