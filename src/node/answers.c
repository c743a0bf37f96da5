/* Answers to a text: as a record, as numbers, or as the words of another program. */
#include "node/exports.h"

#include "cli/output/format.h"
#include "cli/output/record.h"
#include "cli/output/stream.h"
#include "web/restore/restore.h"

#include <stdint.h>
#include <stdlib.h>

static char record[BOUNCECODE_JSON_SIZE];

/* flags: those of bouncecode_json() */
EXPORT(size_t, explain, (size_t length, unsigned flags))
{
	return tell(record,
	    bouncecode_json(room(length), length, record, sizeof record, flags));
}

/* The code that the text begins with; 0 where there is none. */
EXPORT(size_t, look_up, (size_t length, unsigned flags))
{
	struct bouncecode_answer answer;

	if (!bouncecode_lookup(room(length), length, &answer))
		return 0;
	return tell(record,
	    bouncecode_answer_json(&answer, record, sizeof record, flags));
}

/* ---- verdicts: a number of 53 bits at most is exact in a double */

EXPORT(double, verdict, (size_t length))
{
	return (double)bouncecode_verdict(room(length), length);
}

/* The number of a word in each vocabulary, where the verdict has one; and whether the
 * server claims to be final, -1 where it does not say. */
enum { NO_WORD = -1, PERMANENT = BOUNCECODE_BLOCKLISTS + 1 };
static int16_t numbers[PERMANENT + 1];

static void
put_number(enum bouncecode_vocabulary vocabulary, bool is_there, unsigned number)
{
	numbers[vocabulary] = is_there ? (int16_t)number : NO_WORD;
}

static const int16_t *
take_apart(uint64_t v)
{
	unsigned provider = BOUNCECODE_VERDICT_PROVIDER(v);
	unsigned blocklist = BOUNCECODE_VERDICT_BLOCKLIST(v);
	bool is_answer = BOUNCECODE_VERDICT_CATEGORY(v) != BOUNCECODE_CATEGORY_NONE;

	put_number(BOUNCECODE_CATEGORIES, is_answer, BOUNCECODE_VERDICT_CATEGORY(v));
	put_number(BOUNCECODE_FAULTS, is_answer, BOUNCECODE_VERDICT_FAULT(v));
	put_number(BOUNCECODE_BOUNCES, is_answer, BOUNCECODE_VERDICT_BOUNCE(v));
	put_number(BOUNCECODE_ACTIONS, is_answer, BOUNCECODE_VERDICT_ACTION(v));
	put_number(BOUNCECODE_CONFIDENCES, is_answer, BOUNCECODE_VERDICT_CONFIDENCE(v));
	put_number(BOUNCECODE_BASES, true, BOUNCECODE_VERDICT_BASIS(v));
	put_number(BOUNCECODE_PROVIDERS, provider != 0, provider);
	put_number(BOUNCECODE_BLOCKLISTS, blocklist != 0, blocklist);
	numbers[PERMANENT] = (int16_t)BOUNCECODE_VERDICT_PERMANENT(v);
	return numbers;
}

EXPORT(const int16_t *, classify, (size_t length))
{
	return take_apart(bouncecode_verdict(room(length), length));
}

/* The same of a verdict that was kept. */
EXPORT(const int16_t *, unpack, (double verdict))
{
	return take_apart((uint64_t)verdict);
}

/* The category in the vocabulary of a system, or NULL. */
EXPORT(const char *, as, (size_t length, unsigned system))
{
	struct bouncecode_answer answer;

	bouncecode_explain(room(length), length, &answer);
	return bouncecode_as(&answer, system);
}

/* ---- keyword search: the records of --search --json, as an array */

EXPORT(size_t, search, (size_t length, size_t limit))
{
	struct view v = { .format = format_find("json"), .as = -1,
		.fields = FIELDS_TEXTS | FIELDS_OF_SEARCH };
	size_t max = bouncecode_count();
	struct bouncecode_hit *hits = check_memory(calloc(max, sizeof *hits));
	size_t n;

	restore_search();
	n = bouncecode_search(room(length), length, hits, max);
	begin_telling();
	fputs("[", out);
	for (size_t i = 0; i < n && i < limit; i++) {
		struct record r;

		record_of_entry(&r, hits[i].entry);
		r.rank = i + 1;
		r.score = hits[i].score;
		fputs(i > 0 ? "," : "", out);
		record_put(&v, &r);
	}
	fputs("]", out);
	free(hits);
	return end_telling();
}
