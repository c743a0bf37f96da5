/* Gathering: logs, counted by src/summary, for bouncecode.Summary. What fails, counts
 * nothing. Other threads run meanwhile. */
#include "python/summary.h"
#include "python/fields.h"
#include "python/text.h"
#include "summary/gather.h"
#include "summary/grown.h"
#include "summary/rates.h"

#include <stdlib.h>
#include <string.h>

enum { PIECE = 256 * 1024, ERROR_SIZE = 256 };

struct gathering_object {
	PyObject_HEAD
	struct gathering *counts;
	struct summary_settings settings;
	bool is_busy; /* a thread is at it */
};

/* False with an exception. */
static bool
begin(struct gathering *g, const struct summary_settings *settings)
{
	if (gather_begin(g, settings, true))
		return true;
	PyErr_NoMemory();
	return false;
}

static bool
take(struct gathering_object *o)
{
	if (o->is_busy)
		PyErr_SetString(PyExc_RuntimeError, "another thread counts with this summary");
	return !o->is_busy && (o->is_busy = true);
}

static PyObject *
create(PyTypeObject *type, PyObject *args, PyObject *names)
{
	allocfunc allocate = (allocfunc)PyType_GetSlot(type, Py_tp_alloc);
	struct gathering_object *o;
	const char *key;
	Py_ssize_t length;

	(void)names;
	if (!PyArg_ParseTuple(args, "y#", &key, &length))
		return NULL;
	o = (struct gathering_object *)allocate(type, 0);
	if (o == NULL)
		return NULL;
	o->settings.by = BY_HOUR;
	o->settings.of_relays = true;
	o->settings.room = GATHER_ROOM;
	memcpy(&o->settings.key, key,
	    (size_t)length < sizeof o->settings.key ? (size_t)length : sizeof o->settings.key);
	o->counts = PyMem_Malloc(sizeof *o->counts);
	if (o->counts != NULL && begin(o->counts, &o->settings))
		return (PyObject *)o;
	PyMem_Free(o->counts);
	o->counts = NULL;
	Py_DECREF(o);
	return PyErr_NoMemory();
}

static void
dealloc(PyObject *self)
{
	struct gathering_object *o = (struct gathering_object *)self;
	PyTypeObject *type = Py_TYPE(self);

	if (o->counts != NULL)
		gather_end(o->counts);
	PyMem_Free(o->counts);
	PyObject_Free(self);
	Py_DECREF(type);
}

/* ---- feed(read) */

/* One piece; false at the end, or with an exception. */
static bool
feed_piece(struct gather_log *log, PyObject *read)
{
	PyObject *piece = PyObject_CallFunction(read, "i", PIECE);
	bool is_read = false;
	struct text text;

	if (piece == NULL)
		return false;
	if (text_of(&text, piece) && text.length > 0) {
		Py_BEGIN_ALLOW_THREADS
		is_read = gather_log_put(log, text.bytes, text.length);
		Py_END_ALLOW_THREADS
		if (!is_read)
			PyErr_NoMemory();
	}
	text_done(&text);
	Py_DECREF(piece);
	return is_read;
}

static void
feed_log(struct gathering *to, PyObject *read)
{
	struct gather_log *log = PyMem_Malloc(sizeof *log);
	bool is_whole;

	if (log == NULL || !gather_log_begin(log, to)) {
		PyMem_Free(log);
		PyErr_NoMemory();
		return;
	}
	while (feed_piece(log, read))
		;
	Py_BEGIN_ALLOW_THREADS
	is_whole = gather_log_end(log);
	Py_END_ALLOW_THREADS
	PyMem_Free(log);
	if (!is_whole && !PyErr_Occurred())
		PyErr_NoMemory();
}

/* Counts into another gathering, which is merged once it is whole. */
static PyObject *
add(PyObject *self, void (*count)(struct gathering *to, PyObject *from), PyObject *from)
{
	struct gathering_object *o = (struct gathering_object *)self;
	struct gathering *counts;

	if (!take(o))
		return NULL;
	counts = PyMem_Malloc(sizeof *counts);
	if (counts == NULL)
		PyErr_NoMemory();
	else if (begin(counts, &o->settings)) {
		count(counts, from);
		if (!PyErr_Occurred())
			gather_merge(o->counts, counts);
		gather_end(counts);
	}
	PyMem_Free(counts);
	o->is_busy = false;
	if (!PyErr_Occurred() && !gather_is_whole(o->counts))
		PyErr_NoMemory();
	return PyErr_Occurred() ? NULL : Py_NewRef(Py_None);
}

static PyObject *
feed(PyObject *self, PyObject *read)
{
	return add(self, feed_log, read);
}

/* ---- merge(partial) */

static void
read_partial(struct gathering *to, PyObject *partial)
{
	char error[ERROR_SIZE] = "";
	struct text text;
	bool is_good;

	if (!text_of(&text, partial)) {
		text_done(&text);
		return;
	}
	Py_BEGIN_ALLOW_THREADS
	is_good = gather_read(to, text.bytes, text.length, error, sizeof error);
	Py_END_ALLOW_THREADS
	text_done(&text);
	if (!is_good)
		PyErr_Format(PyExc_ValueError, "no partial summary: %s", error);
}

static PyObject *
merge(PyObject *self, PyObject *partial)
{
	return add(self, read_partial, partial);
}

/* ---- write() */

static PyObject *
write_counts(const struct gathering *counts)
{
	PyObject *partial = NULL;
	struct grown g;
	const char *text;

	grown_begin(&g);
	Py_BEGIN_ALLOW_THREADS
	text = gather_write(counts, &g.sink) ? grown_text(&g) : NULL;
	Py_END_ALLOW_THREADS
	if (text != NULL)
		partial = PyBytes_FromStringAndSize(text, (Py_ssize_t)bc_put_so_far(&g.sink));
	else
		PyErr_NoMemory();
	free(g.text);
	return partial;
}

static PyObject *
write_partial(PyObject *self, PyObject *unused)
{
	struct gathering_object *o = (struct gathering_object *)self;
	PyObject *partial;

	(void)unused;
	if (!take(o))
		return NULL;
	partial = write_counts(o->counts);
	o->is_busy = false;
	return partial;
}

/* ---- records(by): what is finished can be counted with no more, so that a copy is */

static void
put_record(void *list, const struct bc_cell *cells, size_t n)
{
	PyObject *record;

	if (PyErr_Occurred())
		return;
	record = dict_of_cells(cells, n);
	if (record != NULL)
		PyList_Append(list, record);
	Py_XDECREF(record);
}

static PyObject *
finish(struct gathering *counts, enum period by)
{
	struct table *tables = PyMem_Calloc(NTABLES, sizeof *tables);
	PyObject *list = tables != NULL ? PyList_New(0) : PyErr_NoMemory();
	struct figures figures;

	if (list != NULL) {
		gather_finish(counts, by, by, &figures);
		summary_tables(&figures.sums->summary, tables);
		rates_sort(&figures.sums->rates);
		figures_records(&figures, tables, put_record, list);
		if (!PyErr_Occurred() && !gather_is_whole(counts))
			PyErr_NoMemory();
		if (PyErr_Occurred())
			Py_CLEAR(list);
	}
	PyMem_Free(tables);
	return list;
}

static bool
read_period(PyObject *name, enum period *by)
{
	*by = NO_PERIOD;
	if (name == Py_None)
		return true;
	if (PyUnicode_Check(name))
		*by = PyUnicode_CompareWithASCIIString(name, "hour") == 0 ? BY_HOUR
		    : PyUnicode_CompareWithASCIIString(name, "day") == 0 ? BY_DAY : NO_PERIOD;
	if (*by == NO_PERIOD)
		PyErr_Format(PyExc_ValueError, "summaries are by hour or by day, not by %R", name);
	return *by != NO_PERIOD;
}

static PyObject *
records(PyObject *self, PyObject *name)
{
	struct gathering_object *o = (struct gathering_object *)self;
	PyObject *partial, *list = NULL;
	struct gathering *copy;
	enum period by;

	if (!read_period(name, &by) || (partial = write_partial(self, NULL)) == NULL)
		return NULL;
	copy = PyMem_Malloc(sizeof *copy);
	if (copy == NULL)
		PyErr_NoMemory();
	else if (begin(copy, &o->settings)) {
		read_partial(copy, partial);
		if (!PyErr_Occurred())
			list = finish(copy, by);
		gather_end(copy);
	}
	PyMem_Free(copy);
	Py_DECREF(partial);
	return list;
}

static PyMethodDef methods[] = {
	{ "feed", feed, METH_O, "feed($self, read, /)\n--\n\nCount what a function reads." },
	{ "merge", merge, METH_O, "merge($self, partial, /)\n--\n\nCount a partial summary." },
	{ "records", records, METH_O, "records($self, by, /)\n--\n\nAll rows." },
	{ "write", write_partial, METH_NOARGS, "write($self, /)\n--\n\nA partial summary." },
	{ NULL, NULL, 0, NULL }
};

static PyType_Slot slots[] = {
	{ Py_tp_doc, "Gathering(key, /)\n--\n\nLogs, counted; the key should be random." },
	{ Py_tp_new, create },
	{ Py_tp_dealloc, dealloc },
	{ Py_tp_methods, methods },
	{ 0, NULL }
};

PyType_Spec gathering_spec = {
	.name = "bouncecode._bouncecode.Gathering",
	.basicsize = sizeof(struct gathering_object),
	.flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_IMMUTABLETYPE,
	.slots = slots,
};
