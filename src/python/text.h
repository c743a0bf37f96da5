/* A text that Python hands over: str, bytes, or anything that has bytes. */
#ifndef PYTHON_TEXT_H
#define PYTHON_TEXT_H

#include <Python.h>

#include <stdbool.h>

/* Bytes that nobody changes, as long as the object they were taken of and this
 * are there. */
struct text {
	const char *bytes;
	size_t length;
	PyObject *held; /* what they stand in, where that is not the object itself */
};

/* From so many bytes on other threads may run meanwhile; letting them costs about as
 * much as explaining 20 bytes. */
enum { TEXT_IS_LONG = 2048 };

/* False with an exception. */
bool text_of(struct text *text, PyObject *object);
void text_done(struct text *text);

#endif
