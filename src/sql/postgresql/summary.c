/* The aggregates: lines of logs, counted by src/summary, in one process or in several, and
 * in parts that are merged. What is allocated is freed with the memory of the query, also
 * where that fails or is cancelled. */
#include "sql/postgresql/text.h"
#include "record/json.h"
#include "summary/gather.h"
#include "summary/grown.h"

#include <miscadmin.h>
#include <utils/memutils.h>

#include <stdlib.h>

struct counts {
	struct gathering all;
	/* What is read now, which begins with the first line. */
	struct gather_log log;
	bool is_open;
	struct grown written;
	MemoryContextCallback at_end;
	/* Of another process: a partial summary, and nothing of the above. */
	struct varlena *partial;
};

/* Interrupts are looked at between pieces of a text. */
enum { PIECE = 256 * 1024, ERROR_SIZE = 512 };

static void
no_memory(void)
{
	ereport(ERROR, errcode(ERRCODE_OUT_OF_MEMORY), errmsg("out of memory"),
	    errdetail("A summary of a log could not grow."));
}

/* It may be called while an error is on its way, and raises none. */
static void
end_counts(void *counts)
{
	struct counts *c = counts;

	if (c->is_open)
		gather_log_end(&c->log);
	gather_end(&c->all);
	free(c->written.text);
}

/* Until the context is reset. */
static struct counts *
begin_counts(MemoryContext context)
{
	struct summary_settings settings = { .by = BY_HOUR, .of_relays = true, .room = GATHER_ROOM };
	struct counts *c = MemoryContextAllocZero(context, sizeof *c);
	bool is_whole;

	if (!pg_strong_random(&settings.key, sizeof settings.key))
		ereport(ERROR, errmsg("no random numbers can be had"));
	is_whole = gather_begin(&c->all, &settings, true);
	c->at_end.func = end_counts;
	c->at_end.arg = c;
	MemoryContextRegisterResetCallback(context, &c->at_end);
	if (!is_whole)
		no_memory();
	return c;
}

static struct counts *
counts_of(FunctionCallInfo fcinfo, int argument)
{
	return PG_ARGISNULL(argument) ? NULL : (struct counts *)PG_GETARG_POINTER(argument);
}

static MemoryContext
context_of(FunctionCallInfo fcinfo)
{
	MemoryContext context;

	if (!AggCheckCallContext(fcinfo, &context))
		elog(ERROR, "bouncecode_summary() was called outside of an aggregate");
	return context;
}

/* ---- counting */

static void
open_log(struct counts *c)
{
	if (!c->is_open && !gather_log_begin(&c->log, &c->all))
		no_memory();
	c->is_open = true;
}

static void
close_log(struct counts *c)
{
	if (c->is_open)
		gather_log_end(&c->log);
	c->is_open = false;
	if (!gather_is_whole(&c->all))
		no_memory();
}

static void
put(struct counts *c, const char *bytes, size_t n)
{
	CHECK_FOR_INTERRUPTS();
	if (!gather_log_put(&c->log, bytes, n))
		no_memory();
}

/* A line, or several; each value ends one. */
static void
count(struct counts *c, Datum value)
{
	struct given_text text;

	open_log(c);
	text_take(&text, value, TEXT_WHOLE);
	for (size_t at = 0; at < text.length; at += PIECE)
		put(c, text.bytes + at, Min(text.length - at, PIECE));
	if (text.length == 0 || text.bytes[text.length - 1] != '\n')
		put(c, "\n", 1);
	text_done(&text);
}

/* The state, with what one more value counts; there is none before the first. */
static Datum
go_on(FunctionCallInfo fcinfo, void (*add)(struct counts *c, Datum value))
{
	MemoryContext context = context_of(fcinfo);
	struct counts *c = counts_of(fcinfo, 0);

	if (c == NULL && PG_ARGISNULL(1))
		PG_RETURN_NULL();
	if (c == NULL)
		c = begin_counts(context);
	if (!PG_ARGISNULL(1))
		add(c, PG_GETARG_DATUM(1));
	PG_RETURN_POINTER(c);
}

PG_FUNCTION_INFO_V1(bouncecode_pg_summary_count);
Datum
bouncecode_pg_summary_count(PG_FUNCTION_ARGS)
{
	return go_on(fcinfo, count);
}

/* ---- to another process, as a partial summary, and from there */

PG_FUNCTION_INFO_V1(bouncecode_pg_summary_write);
Datum
bouncecode_pg_summary_write(PG_FUNCTION_ARGS)
{
	struct counts *c = (struct counts *)PG_GETARG_POINTER(0);
	const char *text;
	bytea *partial;
	size_t n;

	context_of(fcinfo);
	close_log(c);
	grown_begin(&c->written);
	text = gather_write(&c->all, &c->written.sink) ? grown_text(&c->written) : NULL;
	if (text == NULL)
		no_memory();
	n = bc_put_so_far(&c->written.sink);
	if (n > MaxAllocSize - VARHDRSZ)
		ereport(ERROR, errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
		    errmsg("a partial summary of %zu bytes is too large to be handed on", n));
	partial = palloc(n + VARHDRSZ);
	SET_VARSIZE(partial, n + VARHDRSZ);
	memcpy(VARDATA(partial), text, n);
	free(c->written.text);
	c->written.text = NULL;
	PG_RETURN_BYTEA_P(partial);
}

PG_FUNCTION_INFO_V1(bouncecode_pg_summary_read);
Datum
bouncecode_pg_summary_read(PG_FUNCTION_ARGS)
{
	struct counts *c = palloc0(sizeof *c);

	context_of(fcinfo);
	c->partial = (struct varlena *)PG_DETOAST_DATUM_COPY(PG_GETARG_DATUM(0));
	PG_RETURN_POINTER(c);
}

static void
merge(struct counts *to, Datum value)
{
	struct varlena *partial = PG_DETOAST_DATUM_PACKED(value);
	char error[ERROR_SIZE] = "";

	CHECK_FOR_INTERRUPTS();
	if (!gather_read(&to->all, VARDATA_ANY(partial), VARSIZE_ANY_EXHDR(partial), error,
	    sizeof error))
		ereport(ERROR, errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
		    errmsg("no partial summary: line %s", error));
}

PG_FUNCTION_INFO_V1(bouncecode_pg_summary_add);
Datum
bouncecode_pg_summary_add(PG_FUNCTION_ARGS)
{
	return go_on(fcinfo, merge);
}

PG_FUNCTION_INFO_V1(bouncecode_pg_summary_merge);
Datum
bouncecode_pg_summary_merge(PG_FUNCTION_ARGS)
{
	MemoryContext context = context_of(fcinfo);
	struct counts *to = counts_of(fcinfo, 0), *from = counts_of(fcinfo, 1);

	if (from == NULL && to == NULL)
		PG_RETURN_NULL();
	if (to == NULL)
		to = begin_counts(context);
	if (from != NULL && from->partial != NULL) {
		merge(to, PointerGetDatum(from->partial));
	} else if (from != NULL) {
		close_log(to);
		close_log(from);
		gather_merge(&to->all, &from->all);
	}
	PG_RETURN_POINTER(to);
}

/* ---- what it comes to: the rows that the command prints as JSON, in a list */

static void
put_row(void *counts, const struct bc_cell *cells, size_t n)
{
	struct bc_sink *sink = &((struct counts *)counts)->written.sink;

	bc_put_text(sink, bc_put_so_far(sink) > 1 ? ",\n" : "");
	bc_json_member(sink, cells, n);
}

static void
finish(struct counts *c)
{
	struct table *tables = palloc0(NTABLES * sizeof *tables);
	struct figures figures;

	gather_finish(&c->all, NO_PERIOD, NO_PERIOD, &figures);
	summary_tables(&figures.sums->summary, tables);
	rates_sort(&figures.sums->rates);
	grown_begin(&c->written);
	bc_put_char(&c->written.sink, '[');
	figures_records(&figures, tables, put_row, c);
	bc_put_char(&c->written.sink, ']');
	pfree(tables);
	if (!gather_is_whole(&c->all))
		no_memory();
}

PG_FUNCTION_INFO_V1(bouncecode_pg_summary_finish);
Datum
bouncecode_pg_summary_finish(PG_FUNCTION_ARGS)
{
	struct counts *c = counts_of(fcinfo, 0);
	const char *json;
	Datum rows;

	context_of(fcinfo);
	if (c == NULL)
		PG_RETURN_NULL();
	close_log(c);
	finish(c);
	json = grown_text(&c->written);
	if (json == NULL)
		no_memory();
	rows = text_jsonb(json);
	free(c->written.text);
	c->written.text = NULL;
	PG_RETURN_DATUM(rows);
}
