/* The functions that return entries of the list, row by row: bouncecode_codes() and
 * bouncecode_search(). */
#include "sql/postgresql/record.h"
#include "sql/postgresql/text.h"

#include <funcapi.h>
#include <miscadmin.h>

/* What is to be returned; without hits all entries are. */
struct entries {
	struct row_maker *maker;
	struct bouncecode_hit *hits;
	size_t n;
};

static struct entries *
begin(FunctionCallInfo fcinfo, FuncCallContext *calls)
{
	struct entries *entries =
	    MemoryContextAllocZero(calls->multi_call_memory_ctx, sizeof *entries);

	entries->maker = row_maker_new(fcinfo, calls->multi_call_memory_ctx);
	calls->user_fctx = entries;
	return entries;
}

static Datum
return_next(FunctionCallInfo fcinfo)
{
	FuncCallContext *calls = SRF_PERCALL_SETUP();
	struct entries *entries = calls->user_fctx;
	size_t i = (size_t)calls->call_cntr;
	struct bouncecode_answer answer;

	CHECK_FOR_INTERRUPTS();
	if (i >= entries->n)
		SRF_RETURN_DONE(calls);
	bouncecode_answer_entry(
	    entries->hits != NULL ? entries->hits[i].entry : bouncecode_at(i), &answer);
	SRF_RETURN_NEXT(calls, row_maker_row(entries->maker, &answer));
}

PG_FUNCTION_INFO_V1(bouncecode_pg_codes);
Datum
bouncecode_pg_codes(PG_FUNCTION_ARGS)
{
	if (SRF_IS_FIRSTCALL())
		begin(fcinfo, SRF_FIRSTCALL_INIT())->n = bouncecode_count();
	return return_next(fcinfo);
}

static void
search(struct entries *entries, MemoryContext context, Datum words, int32 limit)
{
	size_t max = Min((size_t)Max(limit, 0), bouncecode_count());
	struct given_text text;

	entries->hits = MemoryContextAlloc(context, (max + 1) * sizeof *entries->hits);
	text_take(&text, words, TEXT_EXPLAINED);
	entries->n = bouncecode_search(text.bytes, text.length, entries->hits, max);
	text_done(&text);
}

PG_FUNCTION_INFO_V1(bouncecode_pg_search);
Datum
bouncecode_pg_search(PG_FUNCTION_ARGS)
{
	if (SRF_IS_FIRSTCALL()) {
		FuncCallContext *calls = SRF_FIRSTCALL_INIT();

		search(begin(fcinfo, calls), calls->multi_call_memory_ctx, PG_GETARG_DATUM(0),
		    PG_GETARG_INT32(1));
	}
	return return_next(fcinfo);
}
