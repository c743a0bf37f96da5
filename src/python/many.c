/* explain_many(): texts by the hundred, so that other threads run while they are
 * explained. */
#include "python/explain.h"
#include "python/objects.h"
#include "python/text.h"

enum { BATCH = 256 };

struct batch {
	struct module_state *state;
	PyObject *answers; /* the list of all of them */
	size_t n;
	struct {
		PyObject *object;
		struct text text;
		struct bouncecode_answer answer;
	} of[BATCH];
};

static void
explain_batch(struct batch *batch)
{
	Py_BEGIN_ALLOW_THREADS
	for (size_t i = 0; i < batch->n; i++)
		bouncecode_explain(batch->of[i].text.bytes, batch->of[i].text.length,
		    &batch->of[i].answer);
	Py_END_ALLOW_THREADS
}

static void
empty(struct batch *batch)
{
	for (size_t i = 0; i < batch->n; i++) {
		text_done(&batch->of[i].text);
		Py_DECREF(batch->of[i].object);
	}
	batch->n = 0;
}

static bool
answer_batch(struct batch *batch)
{
	bool complete = true;

	explain_batch(batch);
	for (size_t i = 0; complete && i < batch->n; i++) {
		PyObject *answer = answer_new(batch->state, &batch->of[i].answer);

		complete = answer != NULL && PyList_Append(batch->answers, answer) == 0;
		Py_XDECREF(answer);
	}
	empty(batch);
	return complete;
}

/* Takes the text; false with an exception. */
static bool
add(struct batch *batch, PyObject *object)
{
	if (!text_of(&batch->of[batch->n].text, object)) {
		text_done(&batch->of[batch->n].text);
		Py_DECREF(object);
		return false;
	}
	batch->of[batch->n++].object = object;
	return batch->n < BATCH || answer_batch(batch);
}

static bool
answer_all(struct batch *batch, PyObject *iterator)
{
	PyObject *object;

	while ((object = PyIter_Next(iterator)) != NULL)
		if (!add(batch, object))
			break;
	if (PyErr_Occurred()) {
		empty(batch);
		return false;
	}
	return answer_batch(batch);
}

static PyObject *
explain_all(PyObject *module, PyObject *iterator)
{
	struct batch *batch = PyMem_Malloc(sizeof *batch);
	PyObject *answers;

	if (batch == NULL)
		return PyErr_NoMemory();
	batch->state = PyModule_GetState(module);
	batch->answers = PyList_New(0);
	batch->n = 0;
	if (batch->answers != NULL && !answer_all(batch, iterator))
		Py_CLEAR(batch->answers);
	answers = batch->answers;
	PyMem_Free(batch);
	return answers;
}

PyObject *
module_explain_many(PyObject *module, PyObject *texts)
{
	PyObject *iterator, *answers;

	/* Its letters, or numbers, are no texts. */
	if (PyUnicode_Check(texts) || PyBytes_Check(texts)) {
		PyErr_SetString(PyExc_TypeError, "explain_many() takes several texts, not one");
		return NULL;
	}
	iterator = PyObject_GetIter(texts);
	if (iterator == NULL)
		return NULL;
	answers = explain_all(module, iterator);
	Py_DECREF(iterator);
	return answers;
}
