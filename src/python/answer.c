/* bouncecode.Answer: what an answer does beside having members. Two are equal whose
 * records are. */
#include "python/answer.h"
#include "python/fields.h"
#include "python/frozen.h"
#include "python/objects.h"

#include <string.h>

static const struct bouncecode_answer *
answer_of(PyObject *self)
{
	return &((struct answer_object *)self)->answer;
}

static void
dealloc(PyObject *self)
{
	PyTypeObject *type = Py_TYPE(self);

	PyObject_Free(self);
	Py_DECREF(type);
}

static int
is_known(PyObject *self)
{
	return answer_of(self)->entry != NULL;
}

static Py_hash_t
hash(PyObject *self)
{
	const struct bouncecode_answer *a = answer_of(self);

	return (Py_hash_t)((bouncecode_answer_verdict(a) ^ (uint64_t)a->code.reply << 48) & INTPTR_MAX);
}

static PyObject *
compare(PyObject *self, PyObject *other, int operator)
{
	if (Py_TYPE(self) != Py_TYPE(other))
		return Py_NewRef(Py_NotImplemented);
	return compare_records(
	    answer_json(answer_of(self), 0), answer_json(answer_of(other), 0), operator);
}

static PyObject *
repr(PyObject *self)
{
	const struct bouncecode_answer *a = answer_of(self);
	const char *key;

	if (a->entry == NULL)
		return PyUnicode_FromString(a->headline != 0 ? "<Answer: a headline only>"
							     : "<Answer: nothing known>");
	key = bouncecode_key(a->entry);
	return PyUnicode_FromFormat("<Answer %s%s%s, %s: %s>", key != NULL ? key : "",
	    key != NULL ? " " : "", bouncecode_name(BOUNCECODE_CATEGORIES, a->category),
	    bouncecode_name(BOUNCECODE_BOUNCES, a->bounce), bouncecode_title(a->entry));
}

static PyObject *
as_dict(PyObject *self, PyObject *args, PyObject *names)
{
	unsigned flags;

	return read_flags(args, names, &flags) ? answer_dict(answer_of(self), flags) : NULL;
}

static PyObject *
as_json(PyObject *self, PyObject *args, PyObject *names)
{
	unsigned flags;

	return read_flags(args, names, &flags) ? answer_json(answer_of(self), flags) : NULL;
}

static PyObject *
in_words_of(PyObject *self, PyObject *system)
{
	const char *name = PyUnicode_AsUTF8AndSize(system, NULL), *word;
	int number;

	if (name == NULL)
		return NULL;
	number = bouncecode_number(BOUNCECODE_SYSTEMS, name, strlen(name));
	if (number < 0)
		return PyErr_Format(PyExc_ValueError, "no system has the name %R", system);
	word = bouncecode_as(answer_of(self), (unsigned)number);
	return word != NULL ? PyUnicode_FromString(word) : Py_NewRef(Py_None);
}

static PyObject *
could_be(PyObject *self, PyObject *unused)
{
	PyObject *list = PyList_New(0), *tuple = NULL;
	enum bouncecode_category category;

	(void)unused;
	for (size_t i = 0; list != NULL && (category = bouncecode_could_be(answer_of(self), i)) != 0; i++) {
		PyObject *name = PyUnicode_FromString(
		    bouncecode_name(BOUNCECODE_CATEGORIES, category));

		if (name == NULL || PyList_Append(list, name) != 0)
			Py_CLEAR(list);
		Py_XDECREF(name);
	}
	if (list != NULL)
		tuple = PyList_AsTuple(list);
	Py_XDECREF(list);
	return tuple;
}

static PyObject *
reduce(PyObject *self, PyObject *unused)
{
	(void)unused;
	return freeze_answer(self, answer_of(self));
}

static PyMethodDef methods[] = {
	{ "as_dict", (PyCFunction)(void (*)(void))as_dict, METH_VARARGS | METH_KEYWORDS,
	    "as_dict($self, /, *, brief=False, reader='sender')\n--\n\nThe record, as JSON has it." },
	{ "as_json", (PyCFunction)(void (*)(void))as_json, METH_VARARGS | METH_KEYWORDS,
	    "as_json($self, /, *, brief=False, reader='sender')\n--\n\n"
	    "The record that the command prints with --json." },
	{ "could_be", could_be, METH_NOARGS,
	    "could_be($self, /)\n--\n\nThe likeliest categories of an answer of low confidence." },
	{ "in_words_of", in_words_of, METH_O,
	    "in_words_of($self, system, /)\n--\n\nThe category in the vocabulary of another program." },
	{ "__reduce__", reduce, METH_NOARGS, NULL },
	{ NULL, NULL, 0, NULL }
};

static PyType_Slot slots[] = {
	{ Py_tp_doc, "What a text, or a code, says. Members are those of the record in JSON." },
	{ Py_tp_dealloc, dealloc },
	{ Py_nb_bool, is_known },
	{ Py_tp_hash, hash },
	{ Py_tp_richcompare, compare },
	{ Py_tp_repr, repr },
	{ Py_tp_methods, methods },
	{ Py_tp_getset, answer_members },
	{ 0, NULL }
};

PyType_Spec answer_spec = {
	.name = "bouncecode.Answer",
	.basicsize = sizeof(struct answer_object),
	.flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_DISALLOW_INSTANTIATION,
	.slots = slots,
};
