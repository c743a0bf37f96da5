/* Scanner: reads a log piece by piece, of any lengths, and makes reports of the whole
 * lines that are there. Other threads run meanwhile. */
#include "python/scanner.h"
#include "python/objects.h"
#include "python/text.h"

#include "bouncecode.h"

#include <stdlib.h>
#include <string.h>

/* As the command has it: a line that is longer is cut. */
enum { LINE_MAX_SIZE = 64 * 1024 * 1024, MEMORY_SIZE = 2 * 1024 * 1024 };

struct scanner {
	PyObject_HEAD
	struct bouncecode_scan scan;
	void *memory;            /* for answers that were given */
	char *buffer;            /* what is not done with yet */
	size_t length, size;
	bool is_busy, has_ended; /* a thread is at it; no more is to come */
};

/* Reports as long as other threads run, which make no objects. */
struct reports {
	struct bouncecode_report *list;
	size_t n, room;
};

static PyObject *
create(PyTypeObject *type, PyObject *args, PyObject *names)
{
	PyObject *(*allocate)(PyTypeObject *, Py_ssize_t) =
	    (PyObject *(*)(PyTypeObject *, Py_ssize_t))PyType_GetSlot(type, Py_tp_alloc);
	struct scanner *s;

	(void)args, (void)names;
	s = (struct scanner *)allocate(type, 0);
	if (s == NULL)
		return NULL;
	bouncecode_scan_start(&s->scan);
	s->memory = PyMem_Malloc(MEMORY_SIZE);
	if (s->memory != NULL)
		bouncecode_scan_remember(&s->scan, s->memory, MEMORY_SIZE);
	return (PyObject *)s;
}

static void
dealloc(PyObject *self)
{
	struct scanner *s = (struct scanner *)self;
	PyTypeObject *type = Py_TYPE(self);

	PyMem_Free(s->memory);
	PyMem_Free(s->buffer);
	PyObject_Free(self);
	Py_DECREF(type);
}

/* Puts a text behind what is there; false with an exception. */
static bool
append(struct scanner *s, const struct text *text)
{
	size_t needed = s->length + text->length;

	if (needed > s->size) {
		size_t size = needed > 2 * s->size ? needed : 2 * s->size;
		char *grown = PyMem_Realloc(s->buffer, size);

		if (grown == NULL) {
			PyErr_NoMemory();
			return false;
		}
		s->buffer = grown;
		s->size = size;
	}
	if (text->length > 0)
		memcpy(s->buffer + s->length, text->bytes, text->length);
	s->length = needed;
	return true;
}

/* How much of the buffer is whole lines, the last of which ends in the new piece. */
static size_t
whole_lines(const struct scanner *s, size_t length_before)
{
	for (size_t end = s->length; end > length_before; end--)
		if (s->buffer[end - 1] == '\n')
			return end;
	return s->length >= LINE_MAX_SIZE ? s->length : 0;
}

/* False where memory is short. */
static bool
collect(struct scanner *s, struct reports *reports)
{
	struct bouncecode_report report;

	while (bouncecode_scan_next(&s->scan, &report)) {
		if (reports->n == reports->room) {
			size_t room = reports->room > 0 ? 2 * reports->room : 64;
			void *grown = realloc(reports->list, room * sizeof *reports->list);

			if (grown == NULL)
				return false;
			reports->list = grown;
			reports->room = room;
		}
		reports->list[reports->n++] = report;
	}
	return true;
}

static PyObject *
objects_of(struct module_state *state, const struct reports *reports)
{
	PyObject *list = PyList_New(0);

	for (size_t i = 0; list != NULL && i < reports->n; i++) {
		const struct bouncecode_report *r = &reports->list[i];
		PyObject *line = PyBytes_FromStringAndSize(r->text, (Py_ssize_t)r->length);
		PyObject *object = line != NULL ? report_new(state, r, line) : NULL;

		if (object == NULL || PyList_Append(list, object) != 0)
			Py_CLEAR(list);
		Py_XDECREF(line);
		Py_XDECREF(object);
	}
	return list;
}

/* Reads so much of the buffer; what belongs to an event that goes on stays. */
static PyObject *
read_lines(PyObject *self, size_t length)
{
	struct scanner *s = (struct scanner *)self;
	struct reports reports = { NULL, 0, 0 };
	PyObject *list;
	bool complete;
	size_t done;

	Py_BEGIN_ALLOW_THREADS
	if (s->has_ended)
		bouncecode_scan_feed(&s->scan, s->buffer, length);
	else
		bouncecode_scan_feed_part(&s->scan, s->buffer, length);
	complete = collect(s, &reports);
	Py_END_ALLOW_THREADS
	list = complete ? objects_of(state_of(self), &reports) : PyErr_NoMemory();
	free(reports.list);
	done = length - bouncecode_scan_rest(&s->scan);
	s->length -= done;
	memmove(s->buffer, s->buffer + done, s->length);
	return list;
}

static PyObject *
read_on(PyObject *self, const struct text *text)
{
	struct scanner *s = (struct scanner *)self;
	size_t before = s->length, length;

	if (!append(s, text))
		return NULL;
	length = s->has_ended ? s->length : whole_lines(s, before);
	return length > 0 ? read_lines(self, length) : PyList_New(0);
}

static bool
may_go_on(struct scanner *s)
{
	if (s->is_busy)
		PyErr_SetString(PyExc_RuntimeError, "another thread reads this log");
	else if (s->has_ended)
		PyErr_SetString(PyExc_ValueError, "the log has ended");
	return !s->is_busy && !s->has_ended;
}

static PyObject *
feed(PyObject *self, PyObject *piece)
{
	struct scanner *s = (struct scanner *)self;
	PyObject *list = NULL;
	struct text text;

	if (!may_go_on(s))
		return NULL;
	s->is_busy = true;
	if (text_of(&text, piece)) {
		list = read_on(self, &text);
		text_done(&text);
	}
	s->is_busy = false;
	return list;
}

static PyObject *
end(PyObject *self, PyObject *unused)
{
	struct scanner *s = (struct scanner *)self;
	struct text nothing = { NULL, 0, NULL };
	PyObject *list;

	(void)unused;
	if (!may_go_on(s))
		return NULL;
	s->is_busy = s->has_ended = true;
	list = read_on(self, &nothing);
	s->is_busy = false;
	return list;
}

static PyMethodDef methods[] = {
	{ "feed", feed, METH_O, "feed($self, piece, /)\n--\n\nThe reports of a next piece." },
	{ "end", end, METH_NOARGS, "end($self, /)\n--\n\nThose of what is left." },
	{ NULL, NULL, 0, NULL }
};

static PyType_Slot slots[] = {
	{ Py_tp_doc, "Reads a log piece by piece." },
	{ Py_tp_new, create },
	{ Py_tp_dealloc, dealloc },
	{ Py_tp_methods, methods },
	{ 0, NULL }
};

PyType_Spec scanner_spec = {
	.name = "bouncecode._bouncecode.Scanner",
	.basicsize = sizeof(struct scanner),
	.flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_IMMUTABLETYPE,
	.slots = slots,
};
