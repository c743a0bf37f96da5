/* bouncecode.Answer: an answer, whose members are made when they are asked for. */
#ifndef PYTHON_ANSWER_H
#define PYTHON_ANSWER_H

#include "python/module.h"

#include "bouncecode.h"

struct answer_object {
	PyObject_HEAD
	struct bouncecode_answer answer;
};

extern PyType_Spec answer_spec;

PyObject *answer_new(struct module_state *state, const struct bouncecode_answer *answer);

#endif
