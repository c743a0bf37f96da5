/* The functions that answer for one text: its record, and single words of it. */
#include "sql/postgresql/record.h"
#include "sql/postgresql/text.h"
#include "sql/postgresql/words.h"
#include "record/fields.h"

#include <utils/builtins.h>
#include <utils/lsyscache.h>

PG_MODULE_MAGIC;

static void
explain(Datum value, struct bouncecode_answer *answer)
{
	struct given_text text;

	text_take(&text, value, TEXT_EXPLAINED);
	bouncecode_explain(text.bytes, text.length, answer);
	text_done(&text);
}

PG_FUNCTION_INFO_V1(bouncecode_pg_answer);
Datum
bouncecode_pg_answer(PG_FUNCTION_ARGS)
{
	FmgrInfo *call = fcinfo->flinfo;
	struct bouncecode_answer answer;

	if (call->fn_extra == NULL)
		call->fn_extra = row_maker_new(fcinfo, call->fn_mcxt);
	explain(PG_GETARG_DATUM(0), &answer);
	return row_maker_row(call->fn_extra, &answer);
}

/* ---- a word; NULL where nothing tells */

static struct words *
words_of(FmgrInfo *call)
{
	if (call->fn_extra == NULL) {
		struct words *words = MemoryContextAllocZero(call->fn_mcxt, sizeof *words);

		words->type = get_func_rettype(call->fn_oid);
		call->fn_extra = words;
	}
	return call->fn_extra;
}

#define WORD(name)                                                     \
	PG_FUNCTION_INFO_V1(bouncecode_pg_##name);                     \
	Datum bouncecode_pg_##name(PG_FUNCTION_ARGS)                   \
	{                                                              \
		struct bouncecode_answer answer;                       \
		struct bc_value v;                                     \
                                                                       \
		explain(PG_GETARG_DATUM(0), &answer);                  \
		bc_get_##name(&v, &answer, 0);                         \
		if (v.type == BC_NO_VALUE)                             \
			PG_RETURN_NULL();                              \
		return words_label(words_of(fcinfo->flinfo), v.string); \
	}
WORD(category)
WORD(fault)
WORD(bounce)
WORD(action)
WORD(confidence)

/* ---- what it is that answers */

PG_FUNCTION_INFO_V1(bouncecode_pg_version);
Datum
bouncecode_pg_version(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(cstring_to_text(bouncecode_version()));
}

PG_FUNCTION_INFO_V1(bouncecode_pg_data_version);
Datum
bouncecode_pg_data_version(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(cstring_to_text(bouncecode_data_version()));
}
