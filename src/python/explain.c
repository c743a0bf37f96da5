/* The functions of the module that answer for one text: explain(), lookup(), search()
 * and codes(). */
#include "python/explain.h"
#include "python/objects.h"
#include "python/text.h"

#include <string.h>

/* ---- explain(text, *, code, host, command) */

/* What a client knows beside the text. */
struct known {
	PyObject *code, *host, *command;
};

static void
explain_reply(const struct bouncecode_reply *reply, struct bouncecode_answer *answer)
{
	if (reply->length < TEXT_IS_LONG) {
		bouncecode_explain_reply(reply, answer);
		return;
	}
	Py_BEGIN_ALLOW_THREADS
	bouncecode_explain_reply(reply, answer);
	Py_END_ALLOW_THREADS
}

static bool
read_code(PyObject *object, struct bouncecode_code *code)
{
	PyObject *spelled = PyObject_Str(object); /* a number as well */
	struct text text;
	bool is_code;

	if (spelled == NULL || !text_of(&text, spelled)) {
		Py_XDECREF(spelled);
		return false;
	}
	is_code = text.length > 0 && bouncecode_read(text.bytes, text.length, code) == text.length;
	text_done(&text);
	Py_DECREF(spelled);
	if (!is_code)
		PyErr_Format(PyExc_ValueError, "%R is no code", object);
	return is_code;
}

/* As smtplib and RFC 5321 section 4.1.1 write them. */
static bool
read_command(PyObject *object, unsigned *command)
{
	static const struct {
		const char *name;
		enum bouncecode_command number;
	} commands[] = {
		{ "HELO", BOUNCECODE_COMMAND_HELO },
		{ "EHLO", BOUNCECODE_COMMAND_HELO },
		{ "AUTH", BOUNCECODE_COMMAND_AUTH },
		{ "STARTTLS", BOUNCECODE_COMMAND_STARTTLS },
		{ "MAIL", BOUNCECODE_COMMAND_MAIL },
		{ "DATA", BOUNCECODE_COMMAND_DATA },
		{ "RCPT", BOUNCECODE_COMMAND_RCPT },
	};
	const char *name = PyUnicode_AsUTF8AndSize(object, NULL);

	if (name == NULL)
		return false;
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
		if (PyOS_mystricmp(name, commands[i].name) == 0) {
			*command = commands[i].number;
			return true;
		}
	PyErr_Format(PyExc_ValueError, "%R is no command of SMTP that can be refused", object);
	return false;
}

static bool
read_known(const struct known *known, struct bouncecode_reply *reply, struct text *host)
{
	if (known->code != NULL && !read_code(known->code, &reply->code))
		return false;
	if (known->command != NULL && !read_command(known->command, &reply->command))
		return false;
	if (known->host == NULL)
		return true;
	if (!text_of(host, known->host))
		return false;
	reply->host = host->bytes;
	reply->host_length = host->length;
	return true;
}

static bool
name_known(struct known *known, PyObject *name, PyObject *value)
{
	PyObject **place = PyUnicode_CompareWithASCIIString(name, "code") == 0 ? &known->code
	    : PyUnicode_CompareWithASCIIString(name, "host") == 0 ? &known->host
	    : PyUnicode_CompareWithASCIIString(name, "command") == 0 ? &known->command : NULL;

	if (place == NULL) {
		PyErr_Format(PyExc_TypeError, "explain() has no argument %R", name);
		return false;
	}
	*place = value != Py_None ? value : NULL;
	return true;
}

PyObject *
module_explain(PyObject *module, PyObject *const *args, Py_ssize_t n, PyObject *names)
{
	struct bouncecode_reply reply = { .text = NULL };
	struct known known = { NULL, NULL, NULL };
	struct text text, host = { NULL, 0, NULL };
	struct bouncecode_answer answer;
	PyObject *result = NULL;

	if (n != 1)
		return PyErr_Format(PyExc_TypeError, "explain() takes one text, not %zd", n);
	for (Py_ssize_t i = 0; names != NULL && i < PyTuple_Size(names); i++)
		if (!name_known(&known, PyTuple_GetItem(names, i), args[n + i]))
			return NULL;
	if (!text_of(&text, args[0]))
		return NULL;
	if (read_known(&known, &reply, &host)) {
		reply.text = text.bytes;
		reply.length = text.length;
		explain_reply(&reply, &answer);
		result = answer_new(PyModule_GetState(module), &answer);
	}
	text_done(&text);
	text_done(&host);
	return result;
}

/* ---- lookup(code) */

PyObject *
module_lookup(PyObject *module, PyObject *code)
{
	struct bouncecode_answer answer;
	struct text text;
	bool found;

	if (!text_of(&text, code))
		return NULL;
	found = bouncecode_lookup(text.bytes, text.length, &answer);
	text_done(&text);
	return found ? answer_new(PyModule_GetState(module), &answer) : Py_NewRef(Py_None);
}

/* ---- search(words, limit) and codes() */

static bool
append_entry(PyObject *module, PyObject *list, const struct bouncecode_entry *entry)
{
	struct bouncecode_answer answer;
	PyObject *object;
	bool appended;

	bouncecode_answer_entry(entry, &answer);
	object = answer_new(PyModule_GetState(module), &answer);
	appended = object != NULL && PyList_Append(list, object) == 0;
	Py_XDECREF(object);
	return appended;
}

static PyObject *
search(PyObject *module, const struct text *words, struct bouncecode_hit *hits, size_t max)
{
	PyObject *list = PyList_New(0);
	size_t n = list != NULL ? bouncecode_search(words->bytes, words->length, hits, max) : 0;

	for (size_t i = 0; list != NULL && i < n; i++)
		if (!append_entry(module, list, hits[i].entry))
			Py_CLEAR(list);
	return list;
}

PyObject *
module_search(PyObject *module, PyObject *args, PyObject *names)
{
	static char *keywords[] = { "", "limit", NULL };
	Py_ssize_t limit = 10;
	struct bouncecode_hit *hits;
	PyObject *object, *list;
	struct text words;
	size_t max;

	if (!PyArg_ParseTupleAndKeywords(args, names, "O|n", keywords, &object, &limit) ||
	    !text_of(&words, object))
		return NULL;
	max = limit < 0 ? 0 : (size_t)limit;
	max = max < bouncecode_count() ? max : bouncecode_count();
	hits = PyMem_Calloc(max + 1, sizeof *hits);
	list = hits != NULL ? search(module, &words, hits, max) : PyErr_NoMemory();
	PyMem_Free(hits);
	text_done(&words);
	return list;
}

PyObject *
module_codes(PyObject *module, PyObject *unused)
{
	PyObject *list = PyList_New(0);

	(void)unused;
	for (size_t i = 0; list != NULL && i < bouncecode_count(); i++)
		if (!append_entry(module, list, bouncecode_at(i)))
			Py_CLEAR(list);
	return list;
}
