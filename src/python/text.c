/* A text that Python hands over. What is no character, as the names and lines that
 * Python itself reads may have, gets its bytes back. */
#include "python/text.h"

static bool
take_bytes(struct text *text, PyObject *bytes)
{
	text->bytes = PyBytes_AsString(bytes);
	text->length = (size_t)PyBytes_Size(bytes);
	return true;
}

static bool
hold_bytes(struct text *text, PyObject *bytes)
{
	text->held = bytes;
	return bytes != NULL && take_bytes(text, bytes);
}

/* Half a pair of surrogates is no UTF-8: one that stands for a byte (PEP 383) is that
 * byte, another one three bytes that are no character. */
static PyObject *
encode(PyObject *string)
{
	PyObject *bytes = PyUnicode_AsEncodedString(string, "utf-8", "surrogateescape");

	if (bytes != NULL || !PyErr_ExceptionMatches(PyExc_UnicodeEncodeError))
		return bytes;
	PyErr_Clear();
	return PyUnicode_AsEncodedString(string, "utf-8", "surrogatepass");
}

static bool
take_string(struct text *text, PyObject *string)
{
	Py_ssize_t length;

	text->bytes = PyUnicode_AsUTF8AndSize(string, &length);
	text->length = (size_t)length;
	if (text->bytes != NULL)
		return true;
	if (!PyErr_ExceptionMatches(PyExc_UnicodeEncodeError))
		return false;
	PyErr_Clear();
	return hold_bytes(text, encode(string));
}

/* Another thread may change what a buffer has: it is copied. */
static bool
take_buffer(struct text *text, PyObject *object)
{
	PyObject *view = PyMemoryView_FromObject(object);
	bool taken;

	if (view == NULL) {
		if (PyErr_ExceptionMatches(PyExc_TypeError))
			PyErr_Format(PyExc_TypeError, "a text is str or bytes, not %R",
			    Py_TYPE(object));
		return false;
	}
	taken = hold_bytes(text, PyBytes_FromObject(view));
	Py_DECREF(view);
	return taken;
}

bool
text_of(struct text *text, PyObject *object)
{
	text->held = NULL;
	if (PyUnicode_Check(object))
		return take_string(text, object);
	if (PyBytes_Check(object))
		return take_bytes(text, object);
	return take_buffer(text, object);
}

void
text_done(struct text *text)
{
	Py_XDECREF(text->held);
}
