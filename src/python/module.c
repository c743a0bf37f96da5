/* bouncecode._bouncecode: the module in C, of which the package has the names. All that
 * it keeps belongs to the interpreter that imported it. */
#include "python/module.h"
#include "python/answer.h"
#include "python/explain.h"
#include "python/frozen.h"
#include "python/report.h"
#include "python/scanner.h"
#include "python/summary.h"

static PyTypeObject *
add_type(PyObject *module, PyType_Spec *spec)
{
	PyObject *type = PyType_FromModuleAndSpec(module, spec, NULL);

	if (type != NULL && PyModule_AddType(module, (PyTypeObject *)type) != 0)
		Py_CLEAR(type);
	return (PyTypeObject *)type;
}

static PyObject *
add_tuple(PyObject *module, PyObject *namedtuple, const char *name, const char *members)
{
	PyObject *type = PyObject_CallFunction(namedtuple, "ss", name, members);

	if (type != NULL && (PyModule_AddObjectRef(module, name, type) != 0 ||
		PyObject_SetAttrString(type, "__module__", PyUnicode_FromString("bouncecode")) != 0))
		Py_CLEAR(type);
	return type;
}

static int
add_tuples(PyObject *module, struct module_state *state)
{
	PyObject *collections = PyImport_ImportModule("collections"), *namedtuple;

	if (collections == NULL)
		return -1;
	namedtuple = PyObject_GetAttrString(collections, "namedtuple");
	Py_DECREF(collections);
	if (namedtuple == NULL)
		return -1;
	state->match = add_tuple(module, namedtuple, "Match", "what offset length");
	state->reference = add_tuple(module, namedtuple, "Reference", "name section url");
	Py_DECREF(namedtuple);
	return state->match != NULL && state->reference != NULL ? 0 : -1;
}

static int
execute(PyObject *module)
{
	struct module_state *state = PyModule_GetState(module);

	state->answer = add_type(module, &answer_spec);
	state->report = add_type(module, &report_spec);
	state->scanner = add_type(module, &scanner_spec);
	state->gathering = add_type(module, &gathering_spec);
	if (state->answer == NULL || state->report == NULL || state->scanner == NULL ||
	    state->gathering == NULL ||
	    add_tuples(module, state) != 0 ||
	    PyModule_AddStringConstant(module, "version", bouncecode_version()) != 0 ||
	    PyModule_AddStringConstant(module, "data_version", bouncecode_data_version()) != 0 ||
	    PyModule_AddStringConstant(module, "data_updated", bouncecode_data_updated()) != 0 ||
	    PyModule_AddStringConstant(module, "data_digest", bouncecode_data_digest()) != 0)
		return -1;
	return 0;
}

#define VISIT(type, name) Py_VISIT(state->name);
static int
traverse(PyObject *module, visitproc visit, void *arg)
{
	struct module_state *state = PyModule_GetState(module);

	MODULE_TYPES(VISIT)
	return 0;
}

#define CLEAR(type, name) Py_CLEAR(state->name);
static int
clear(PyObject *module)
{
	struct module_state *state = PyModule_GetState(module);

	MODULE_TYPES(CLEAR)
	return 0;
}

static void
discard(void *module)
{
	clear(module);
}

#define WITH_NAMES(function) (PyCFunction)(void (*)(void))(function)

static PyMethodDef functions[] = {
	{ "explain", WITH_NAMES(module_explain), METH_FASTCALL | METH_KEYWORDS,
	    "explain($module, text, /, *, code=None, host=None, command=None)\n--\n\n"
	    "What a text says that reports a bounce." },
	{ "explain_many", module_explain_many, METH_O,
	    "explain_many($module, texts, /)\n--\n\nThe answers for several texts." },
	{ "lookup", module_lookup, METH_O,
	    "lookup($module, code, /)\n--\n\nWhat a code says, by itself; None for what is no code." },
	{ "search", WITH_NAMES(module_search), METH_VARARGS | METH_KEYWORDS,
	    "search($module, words, /, limit=10)\n--\n\nThe entries that some words are about, best first." },
	{ "codes", module_codes, METH_NOARGS,
	    "codes($module, /)\n--\n\nAll entries of the list, in its order." },
	{ "_thaw", thaw, METH_VARARGS, NULL },
	{ NULL, NULL, 0, NULL }
};

/* Interpreters that share no lock take a module that says it can do with that (PEP 684),
 * by a slot that came with Python 3.12 and that earlier ones refuse. */
enum { SLOT_FOR_INTERPRETERS = 3, VERSION_OF_SLOT = 0x030c0000 };
#define OWN_LOCK ((void *)2)

static PyModuleDef_Slot slots[] = {
	{ Py_mod_exec, execute },
	{ 0, NULL }
};
static PyModuleDef_Slot slots_since[] = {
	{ Py_mod_exec, execute },
	{ SLOT_FOR_INTERPRETERS, OWN_LOCK },
	{ 0, NULL }
};

#define DEFINITION(its_slots)                             \
	{                                                 \
		PyModuleDef_HEAD_INIT,                    \
		.m_name = "_bouncecode",                  \
		.m_size = sizeof(struct module_state),    \
		.m_methods = functions,                   \
		.m_slots = its_slots,                     \
		.m_traverse = traverse,                   \
		.m_clear = clear,                         \
		.m_free = discard,                        \
	}
static struct PyModuleDef definition = DEFINITION(slots);
static struct PyModuleDef definition_since = DEFINITION(slots_since);

PyMODINIT_FUNC PyInit__bouncecode(void);

PyMODINIT_FUNC
PyInit__bouncecode(void)
{
	PyObject *version = PySys_GetObject("hexversion");

	return PyModuleDef_Init(version != NULL && PyLong_AsLong(version) >= VERSION_OF_SLOT
		? &definition_since : &definition);
}
