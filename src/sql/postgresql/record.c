/* Rows of bouncecode_answer, by the fields of the library. Columns are found by their names
 * and filled in by their types: those of another version of the extension may be others. */
#include "sql/postgresql/record.h"
#include "sql/postgresql/text.h"
#include "sql/postgresql/words.h"
#include "record/fields.h"
#include "record/json.h"

#include <access/htup_details.h>
#include <catalog/pg_type.h>
#include <funcapi.h>
#include <utils/array.h>
#include <utils/builtins.h>
#include <utils/lsyscache.h>
#include <utils/typcache.h>

typedef void field_getter(
    struct bc_value *v, const struct bouncecode_answer *a, unsigned flags);

#define FIELD(name, with, width) { #name, bc_get_##name },
static const struct {
	const char *name;
	field_getter *get;
} fields[] = { BC_FIELDS_OF_CODE(FIELD, 0) BC_FIELDS_OF_VERDICT(FIELD, 0)
	BC_FIELDS_OF_TITLE(FIELD, 0) BC_FIELDS_OF_PROSE(FIELD, 0) BC_FIELDS_OF_EVIDENCE(FIELD, 0) };
#undef FIELD

/* Most texts are of the list, and stay where they are: what was made of them is kept, in the
 * one place that the address gives each, for the first that comes. */
enum { KEPT_BITS = 12, KEPT = 1 << KEPT_BITS, MEMBERS_MAX = 64 };

struct kept {
	const void *of; /* NULL for nothing yet */
	Datum value;
};

struct column {
	field_getter *get; /* NULL where the library has no such field */
	Oid type;
	struct words *words; /* of an enum; else NULL */
	/* Of a list: what its members are, and how they are rows, if they are: with a cell
	 * in each column, known once there was a member. */
	Oid member;
	TupleDesc member_row;
	int cells[BC_MEMBER_CELLS];
	bool are_known;
	bool is_of_entry; /* and of nothing else: it is kept as the texts are */
};

struct row_maker {
	MemoryContext context;
	TupleDesc row;
	struct column *columns;
	Datum *values;
	bool *nulls;
	struct kept kept[KEPT];
};

static field_getter *
getter_of(const char *name)
{
	for (size_t i = 0; i < lengthof(fields); i++)
		if (strcmp(fields[i].name, name) == 0)
			return fields[i].get;
	return NULL;
}

static void
begin_column(struct column *column, const char *name, Oid type)
{
	column->get = getter_of(name);
	column->type = type;
	if (type_is_enum(type)) {
		column->words = palloc0(sizeof *column->words);
		column->words->type = type;
	}
	column->member = get_element_type(type);
	column->is_of_entry = strcmp(name, "references") == 0;
	if (type_is_rowtype(column->member))
		column->member_row = lookup_rowtype_tupdesc_copy(column->member, -1);
}

struct row_maker *
row_maker_new(FunctionCallInfo fcinfo, MemoryContext context)
{
	MemoryContext before = MemoryContextSwitchTo(context);
	struct row_maker *maker = palloc0(sizeof *maker);
	size_t n;

	maker->context = context;
	if (get_call_result_type(fcinfo, NULL, &maker->row) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "bouncecode: the function does not return a row");
	maker->row = BlessTupleDesc(maker->row);
	n = (size_t)maker->row->natts;
	maker->columns = palloc0(n * sizeof *maker->columns);
	maker->values = palloc0(n * sizeof *maker->values);
	maker->nulls = palloc0(n * sizeof *maker->nulls);
	for (size_t i = 0; i < n; i++) {
		Form_pg_attribute attribute = TupleDescAttr(maker->row, i);

		if (!attribute->attisdropped)
			begin_column(&maker->columns[i], NameStr(attribute->attname),
			    attribute->atttypid);
	}
	MemoryContextSwitchTo(before);
	return maker;
}

/* ---- values */

/* Its place, where there may be nothing yet; NULL where another one has it. */
static struct kept *
place_of(struct row_maker *maker, const void *of)
{
	struct kept *kept =
	    &maker->kept[(uint32)(uintptr_t)of * 2654435769u >> (32 - KEPT_BITS)];

	return kept->of == of || kept->of == NULL ? kept : NULL;
}

static Datum
kept_text(struct row_maker *maker, const char *s)
{
	struct kept *kept = place_of(maker, s);
	MemoryContext before;

	if (kept == NULL)
		return text_datum(s);
	if (kept->of != NULL)
		return kept->value;
	before = MemoryContextSwitchTo(maker->context);
	kept->value = text_datum(s);
	MemoryContextSwitchTo(before);
	kept->of = s;
	return kept->value;
}

static void
wrong_type(Oid type)
{
	ereport(ERROR, errcode(ERRCODE_DATATYPE_MISMATCH),
	    errmsg("bouncecode: a column has another type, %s", format_type_be(type)));
}

/* ---- lists: members are texts, or rows of cells by their names */

static Datum
datum_of_cell(struct row_maker *maker, const struct bc_cell *cell, Oid type)
{
	if (type == TEXTOID && cell->type == BC_CELL_STRING)
		return kept_text(maker, cell->text);
	if (type != INT4OID || cell->type != BC_CELL_NUMBER)
		wrong_type(type);
	return Int32GetDatum((int32)cell->number);
}

static void
find_cells(struct column *column, const struct bc_cell *cells, size_t n)
{
	for (int i = 0; i < Min(column->member_row->natts, BC_MEMBER_CELLS); i++) {
		const char *name = NameStr(TupleDescAttr(column->member_row, i)->attname);
		size_t at = 0;

		while (at < n && strcmp(cells[at].name, name) != 0)
			at++;
		column->cells[i] = at < n ? (int)at : -1;
	}
	column->are_known = true;
}

static Datum
row_of_cells(struct row_maker *maker, struct column *column, const struct bc_cell *cells, size_t n)
{
	TupleDesc row = column->member_row;
	Datum values[BC_MEMBER_CELLS];
	bool nulls[BC_MEMBER_CELLS];

	if (row->natts > BC_MEMBER_CELLS)
		wrong_type(column->member);
	if (!column->are_known)
		find_cells(column, cells, n);
	for (int i = 0; i < row->natts; i++) {
		const struct bc_cell *cell = column->cells[i] < 0 ? NULL : &cells[column->cells[i]];

		nulls[i] = cell == NULL || bc_is_none(cell);
		if (!nulls[i])
			values[i] = datum_of_cell(maker, cell, TupleDescAttr(row, i)->atttypid);
	}
	return HeapTupleGetDatum(heap_form_tuple(row, values, nulls));
}

static Datum
array_of(struct row_maker *maker, struct column *column, const struct bc_list *list,
    const struct bouncecode_answer *a)
{
	bool are_rows = column->member_row != NULL;
	struct bc_cell cells[BC_MEMBER_CELLS];
	Datum members[MEMBERS_MAX];
	size_t ncells;
	int n = 0;

	while (n < MEMBERS_MAX && (ncells = list->member(a, (size_t)n, cells)) > 0)
		members[n++] = are_rows ? row_of_cells(maker, column, cells, ncells)
					: datum_of_cell(maker, &cells[0], column->member);
	return PointerGetDatum(construct_array(members, n, column->member, -1, false,
	    are_rows ? TYPALIGN_DOUBLE : TYPALIGN_INT));
}

static Datum
list_of(struct row_maker *maker, struct column *column, const struct bc_list *list,
    const struct bouncecode_answer *a)
{
	struct kept *kept = column->is_of_entry ? place_of(maker, a->entry) : NULL;
	MemoryContext before;

	if (kept == NULL || a->entry == NULL)
		return array_of(maker, column, list, a);
	if (kept->of != NULL)
		return kept->value;
	before = MemoryContextSwitchTo(maker->context);
	kept->value = array_of(maker, column, list, a);
	MemoryContextSwitchTo(before);
	kept->of = a->entry;
	return kept->value;
}

static Datum
datum_of(struct row_maker *maker, struct column *column, const struct bc_value *v,
    const struct bouncecode_answer *a)
{
	if (v->type == BC_STRING && column->type == TEXTOID)
		return v->string == v->buffer ? text_datum(v->string)
					      : kept_text(maker, v->string);
	if (v->type == BC_STRING && column->words != NULL)
		return words_label(column->words, v->string);
	if (v->type == BC_NUMBER && column->type == INT4OID)
		return Int32GetDatum((int32)v->number);
	if (v->type == BC_TRUTH && column->type == BOOLOID)
		return BoolGetDatum(v->number != 0);
	if (v->type != BC_LIST || !OidIsValid(column->member))
		wrong_type(column->type);
	return list_of(maker, column, &v->list, a);
}

Datum
row_maker_row(struct row_maker *maker, const struct bouncecode_answer *a)
{
	for (int i = 0; i < maker->row->natts; i++) {
		struct column *column = &maker->columns[i];
		struct bc_value v;

		v.type = BC_NO_VALUE;
		if (column->get != NULL)
			column->get(&v, a, 0);
		maker->nulls[i] = v.type == BC_NO_VALUE;
		if (!maker->nulls[i])
			maker->values[i] = datum_of(maker, column, &v, a);
	}
	return HeapTupleGetDatum(heap_form_tuple(maker->row, maker->values, maker->nulls));
}
