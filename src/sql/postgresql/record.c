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

typedef void field_getter(
    struct bc_value *v, const struct bouncecode_answer *a, unsigned flags);

#define FIELD(name, with, width) { #name, bc_get_##name },
static const struct {
	const char *name;
	field_getter *get;
} fields[] = { BC_FIELDS_OF_CODE(FIELD, 0) BC_FIELDS_OF_VERDICT(FIELD, 0)
	BC_FIELDS_OF_TITLE(FIELD, 0) BC_FIELDS_OF_PROSE(FIELD, 0) BC_FIELDS_OF_EVIDENCE(FIELD, 0) };
#undef FIELD

struct column {
	field_getter *get; /* NULL where the library has no such field */
	Oid type;
	struct words words;
};

struct row_maker {
	TupleDesc tuple;
	struct column *columns;
	Datum *values;
	bool *nulls;
};

static field_getter *
getter_of(const char *name)
{
	for (size_t i = 0; i < lengthof(fields); i++)
		if (strcmp(fields[i].name, name) == 0)
			return fields[i].get;
	return NULL;
}

struct row_maker *
row_maker_new(FunctionCallInfo fcinfo, MemoryContext context)
{
	MemoryContext before = MemoryContextSwitchTo(context);
	struct row_maker *maker = palloc0(sizeof *maker);
	size_t n;

	if (get_call_result_type(fcinfo, NULL, &maker->tuple) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "bouncecode: the function does not return a row");
	maker->tuple = BlessTupleDesc(maker->tuple);
	n = (size_t)maker->tuple->natts;
	maker->columns = palloc0(n * sizeof *maker->columns);
	maker->values = palloc0(n * sizeof *maker->values);
	maker->nulls = palloc0(n * sizeof *maker->nulls);
	for (size_t i = 0; i < n; i++) {
		Form_pg_attribute attribute = TupleDescAttr(maker->tuple, i);

		if (attribute->attisdropped)
			continue;
		maker->columns[i].get = getter_of(NameStr(attribute->attname));
		maker->columns[i].type = maker->columns[i].words.type = attribute->atttypid;
	}
	MemoryContextSwitchTo(before);
	return maker;
}

/* ---- values */

static Datum
array_of(const struct bc_list *list, const struct bouncecode_answer *a)
{
	struct bc_cell cells[BC_MEMBER_CELLS];
	Datum members[WORDS_KNOWN];
	int n = 0;

	while (n < WORDS_KNOWN && list->member(a, (size_t)n, cells) > 0)
		members[n++] = text_datum(cells[0].text);
	return PointerGetDatum(
	    construct_array(members, n, TEXTOID, -1, false, TYPALIGN_INT));
}

/* No longer than a record, of which it is a part. */
static Datum
jsonb_of(const struct bc_list *list, const struct bouncecode_answer *a)
{
	char json[BOUNCECODE_JSON_SIZE];
	struct bc_sink sink = { json, sizeof json - 1, 0, 0, NULL };

	bc_json_list(&sink, list, a);
	json[sink.length] = '\0';
	return text_jsonb(json);
}

static Datum
datum_of(struct column *column, const struct bc_value *v, const struct bouncecode_answer *a)
{
	if (column->type == TEXTOID && v->type == BC_STRING)
		return text_datum(v->string);
	if (column->type == INT4OID && v->type == BC_NUMBER)
		return Int32GetDatum((int32)v->number);
	if (column->type == BOOLOID && v->type == BC_TRUTH)
		return BoolGetDatum(v->number != 0);
	if (column->type == TEXTARRAYOID && v->type == BC_LIST)
		return array_of(&v->list, a);
	if (column->type == JSONBOID && v->type == BC_LIST)
		return jsonb_of(&v->list, a);
	if (v->type == BC_STRING && type_is_enum(column->type))
		return words_label(&column->words, v->string);
	ereport(ERROR, errcode(ERRCODE_DATATYPE_MISMATCH),
	    errmsg("a column of bouncecode_answer has another type, %s",
		format_type_be(column->type)));
}

Datum
row_maker_row(struct row_maker *maker, const struct bouncecode_answer *a)
{
	for (int i = 0; i < maker->tuple->natts; i++) {
		struct column *column = &maker->columns[i];
		struct bc_value v;

		v.type = BC_NO_VALUE;
		if (column->get != NULL)
			column->get(&v, a, 0);
		maker->nulls[i] = v.type == BC_NO_VALUE;
		if (!maker->nulls[i])
			maker->values[i] = datum_of(column, &v, a);
	}
	return HeapTupleGetDatum(heap_form_tuple(maker->tuple, maker->values, maker->nulls));
}
