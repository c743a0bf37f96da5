/* The fields of a record as Python has them. Their names, their order and how each is
 * got are those of the library. */
#ifndef PYTHON_FIELDS_H
#define PYTHON_FIELDS_H

#include "python/module.h"

#include "bouncecode.h"
#include "record/value.h"

#include <stdbool.h>

/* One for each field of an answer, of struct answer_object, and of a report, of
 * struct report_object, with those of its answer. */
extern PyGetSetDef answer_members[], report_members[];

/* Named values as a dictionary. */
PyObject *dict_of_cells(const struct bc_cell *cells, size_t n);

/* The record as a dictionary, and as JSON; flags are those of bouncecode_json(). */
PyObject *answer_dict(const struct bouncecode_answer *answer, unsigned flags);
PyObject *report_dict(const struct bouncecode_report *report, unsigned flags);
PyObject *answer_json(const struct bouncecode_answer *answer, unsigned flags);
PyObject *report_json(const struct bouncecode_report *report, unsigned flags);

/* Compares records by what they say; both are taken, and may be NULL. */
PyObject *compare_records(PyObject *record, PyObject *other, int operator);

/* Whether an answer from elsewhere has numbers that the library could have given: by
 * them it goes into tables. */
bool answer_is_sound(const struct bouncecode_answer *answer);

/* What as_dict() and as_json() are told, as flags; false with an exception. */
bool read_flags(PyObject *args, PyObject *names, unsigned *flags);

#endif
