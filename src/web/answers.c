/* Answers for what is typed or pasted: the records of --json. */
#include "face.h"

#include <string.h>

#include "cli/output/format.h"
#include "cli/output/stream.h"
#include "cli/question.h"
#include "cli/output/record.h"

enum { NO_ANSWER, ANSWER, HITS };
enum { HITS_MAX = 4096, PLACES_MAX = 16 };

static struct bouncecode_hit hits[HITS_MAX];
static size_t nhits;

/* The number of an entry in the order of bouncecode_at(). */
static size_t
place_of(const struct bouncecode_entry *entry)
{
	size_t i = 0;

	while (bouncecode_at(i) != entry)
		i++;
	return i;
}

static void
search(const char *words, size_t length, size_t limit)
{
	struct options o = face_options(MODE_SEARCH, FORMAT_JSON);

	nhits = bouncecode_search(words, length, hits, HITS_MAX);
	for (size_t i = 0; i < nhits && i < limit; i++) {
		struct record r;

		record_of_entry(&r, hits[i].entry);
		r.rank = i + 1;
		r.score = hits[i].score;
		record_put(&o, &r);
	}
}

static struct record answered;

/* The text as a whole. */
int
EXPORT(explain)(size_t length)
{
	struct options o = face_options(MODE_QUERY, FORMAT_JSON);
	bool found;

	face_begin();
	answered = (struct record){ .file = NULL };
	found = record_look_up(&answered, room(length), length);
	record_put(&o, &answered);
	return found;
}

/* What is typed may be words to search for: then the best hits, at most limit
 * of them. */
int
EXPORT(ask)(size_t length, size_t limit)
{
	const char *text = room(length);
	bool found = explain(length);

	nhits = 0;
	if (!is_question(text, length) ||
	    (found && question_has_code(&answered.answer)))
		return found ? ANSWER : NO_ANSWER;
	face_begin();
	search(text, length, limit);
	if (nhits > 0)
		return HITS;
	return explain(length) ? ANSWER : NO_ANSWER;
}

/* How many hits there are in all, and the place of one in the table. */
size_t
EXPORT(hit_count)(void)
{
	return nhits;
}

size_t
EXPORT(hit_place)(size_t i)
{
	return place_of(hits[i].entry);
}

/* The place of the entry that explain() answered by; -1 for none. */
int
EXPORT(answer_place)(void)
{
	return answered.answer.entry ? (int)place_of(answered.answer.entry) : -1;
}

/* How many entries the table has. */
size_t
EXPORT(count)(void)
{
	return bouncecode_count();
}

/* The record of a place in the table. */
void
EXPORT(entry)(size_t i)
{
	struct options o = face_options(MODE_LIST, FORMAT_JSON);
	struct record r;

	face_begin();
	record_of_entry(&r, bouncecode_at(i));
	record_put(&o, &r);
}

/* A record for each line that reports a status; verbose ones hold the texts. */
void
EXPORT(scan)(size_t length, int verbose)
{
	struct options o = face_options(MODE_SCAN, FORMAT_JSON);
	struct record r = { .file = "-" };
	struct bouncecode_report report;
	struct bouncecode_scan s;

	o.verbose = verbose != 0;
	face_begin();
	bouncecode_scan_start(&s);
	bouncecode_scan_feed(&s, room(length), length);
	while (bouncecode_scan_next(&s, &report)) {
		record_of_report(&r, &report);
		record_put(&o, &r);
	}
}

/* ---- lists of cells */

static void
put_cells(const struct cell *cells, size_t n)
{
	struct options o = face_options(MODE_QUERY, FORMAT_JSON);

	format_put_cells(&o, cells, n);
}

/* What may have been meant by a word of the text: where it is, and the word. */
int
EXPORT(suggest)(size_t length)
{
	struct bouncecode_suggestion s;
	char word[100];
	size_t n;

	face_begin();
	if (!bouncecode_suggest(room(length), length, &s))
		return 0;
	n = s.word_length < sizeof word ? s.word_length : sizeof word - 1;
	memcpy(word, s.word, n);
	word[n] = '\0';
	put_cells((struct cell[]){ { "offset", CELL_NUMBER, NULL, s.offset },
		      { "length", CELL_NUMBER, NULL, s.length },
		      { "word", CELL_STRING, word, 0 } },
	    3);
	return 1;
}

/* Where words, so many bytes at the beginning of what is given, are in the
 * text behind them. */
void
EXPORT(find_words)(size_t length, size_t text_length)
{
	struct bouncecode_match found[PLACES_MAX];
	const char *words = room(length + text_length);
	size_t n = bouncecode_search_places(words, length, words + length,
	    text_length, found, PLACES_MAX);

	face_begin();
	for (size_t i = 0; i < n; i++)
		put_cells((struct cell[]){
			      { "offset", CELL_NUMBER, NULL, found[i].offset },
			      { "length", CELL_NUMBER, NULL, found[i].length } },
		    2);
}

/* Every word that a record may hold, with its line and its address. */
void
EXPORT(words)(void)
{
	static const char *const names[] = { "category", "fault", "bounce",
		"action", "confidence", "kind", "basis", "remark", "as",
		"provider", "blocklist" };

	face_begin();
	for (unsigned v = 0; v < sizeof names / sizeof *names; v++)
		for (unsigned i = 0; i <= bouncecode_last(v); i++) {
			const char *text = bouncecode_explanation(v, i);
			const char *url = bouncecode_url(v, i);
			const char *name = bouncecode_name(v, i);

			if (name == NULL)
				continue;
			put_cells((struct cell[]){
				      { "of", CELL_STRING, names[v], 0 },
				      { "name", CELL_STRING, name, 0 },
				      { "text", CELL_STRING, text ? text : "", 0 },
				      { "url", CELL_STRING, url ? url : "", 0 } },
			    4);
		}
}
