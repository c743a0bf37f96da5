/* Gathering: what bouncecode.Summary counts with. */
#ifndef PYTHON_SUMMARY_H
#define PYTHON_SUMMARY_H

#include "python/module.h"

extern PyType_Spec gathering_spec;

#endif
