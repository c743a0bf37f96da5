/* Answers for what is typed or pasted: the records of --json. */
#include "web/exports.h"

#include "cli/output/format.h"
#include "cli/output/groups.h"
#include "cli/output/record.h"
#include "cli/output/stream.h"
#include "cli/question.h"
#include "explain/explain.h"
#include "explain/status.h"
#include "header/header.h"
#include "log/domain.h"
#include "web/restore/restore.h"
#include "web/told.h"

#include <string.h>

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
	struct view v = json_view(FIELDS_TEXTS | FIELDS_OF_SEARCH);

	restore_search();
	nhits = bouncecode_search(words, length, hits, HITS_MAX);
	for (size_t i = 0; i < nhits && i < limit; i++) {
		struct record r;

		record_of_entry(&r, hits[i].entry);
		r.rank = i + 1;
		r.score = hits[i].score;
		put_answer(&v, &r);
	}
}

static struct record answered;

/* The text as a whole, by one of the two ways to read it. */
static bool
answer(bool (*read)(struct record *, const char *, size_t), size_t length)
{
	struct view v = json_view(FIELDS_TEXTS);
	bool found;

	begin_output();
	answered = (struct record){ .file = NULL };
	found = read(&answered, room(length), length);
	put_answer(&v, &answered);
	return found;
}

EXPORT(int, explain, (size_t length))
{
	return answer(record_look_up, length);
}

/* Is it an e-mail? */
EXPORT(int, is_message, (size_t length))
{
	return is_mail(room(length), length);
}

/* The fields of a delivery status notification, what is said to people beside
 * them, and the recipient, one behind the other: 1 where the answer is of the latter, which counts
 * where the fields say no more than a status. */
EXPORT(int, dsn,
    (size_t action, size_t status, size_t remote_mta, size_t diagnostic, size_t said,
	size_t recipient))
{
	const char *p = room(action + status + remote_mta + diagnostic + said + recipient);
	const char *text = p + action + status + remote_mta + diagnostic;
	struct bouncecode_dsn fields = { .action = p, .action_length = action,
		.status = p + action, .status_length = status,
		.remote_mta = p + action + status, .remote_mta_length = remote_mta,
		.diagnostic = text - diagnostic, .diagnostic_length = diagnostic };
	struct record by_text = { .file = NULL };
	struct view v = json_view(FIELDS_TEXTS);
	bool told;

	begin_output();
	answered = (struct record){ .has_text = true };
	told = bouncecode_explain_dsn(&fields, &answered.answer) &&
	    bc_worth(&answered.answer) >= BC_WORTH_MUCH &&
	    !bc_is_by_status(&answered.answer);
	told = told || !record_look_up(&by_text, text, said) ||
	    by_text.answer.category == BOUNCECODE_CATEGORY_OK ||
	    bc_worth(&by_text.answer) < bc_worth(&answered.answer);
	if (!told)
		answered = by_text;
	bc_judge_domain(&answered.answer, told ? fields.diagnostic : text,
	    told ? diagnostic : said, text + said, recipient);
	put_answer(&v, &answered);
	return !told;
}

/* What is typed may be words to search for: then the best hits, at most limit
 * of them. */
EXPORT(int, ask, (size_t length, size_t limit))
{
	const char *text = room(length);
	bool found = explain(length);

	nhits = 0;
	if (answered.answer.headline != 0)
		return NO_ANSWER;
	if (!is_question(text, length) ||
	    (found && question_has_code(&answered.answer)))
		return found || answer(record_guess, length) ? ANSWER : NO_ANSWER;
	begin_output();
	search(text, length, limit);
	if (nhits > 0)
		return HITS;
	return answer(record_guess, length) ? ANSWER : NO_ANSWER;
}

/* How many hits there are in all, and the place of one in the table. */
EXPORT(size_t, hit_count, (void))
{
	return nhits;
}

EXPORT(size_t, hit_place, (size_t i))
{
	return place_of(hits[i].entry);
}

/* The place of the entry that explain() answered by; -1 for none. */
EXPORT(int, answer_place, (void))
{
	return answered.answer.entry ? (int)place_of(answered.answer.entry) : -1;
}

/* How many entries the table has. */
EXPORT(size_t, count, (void))
{
	return bouncecode_count();
}

/* The record of a place in the table. */
EXPORT(void, entry, (size_t i))
{
	struct view v = json_view(FIELDS_TEXTS);
	struct record r;

	begin_output();
	record_of_entry(&r, bouncecode_at(i));
	put_answer(&v, &r);
}

/* A record for each line that reports a status; verbose ones hold the texts. */
EXPORT(void, scan, (size_t length, int verbose))
{
	struct view v = json_view(FIELDS_OF_LINES | FIELDS_OF_SCAN |
	    (verbose ? FIELDS_TEXTS : 0));
	struct record r = { .file = "-" };
	struct bouncecode_report report;
	struct bouncecode_scan s;

	begin_output();
	bouncecode_scan_start(&s);
	bouncecode_scan_feed(&s, room(length), length);
	while (bouncecode_scan_next(&s, &report)) {
		record_of_report(&r, &report);
		put_answer(&v, &r);
	}
}

/* ---- lists of cells */

static void
put_cells(const struct bc_cell *cells, size_t n)
{
	struct cell_writer writer = { .format = format_find("json") };

	format_put_cells(&writer, cells, n);
}

/* What may have been meant by a word of the text: where it is, and the word. */
EXPORT(int, suggest, (size_t length))
{
	struct bouncecode_suggestion s;
	char word[100];
	size_t n;

	begin_output();
	restore_search();
	if (!bouncecode_suggest(room(length), length, &s))
		return 0;
	n = s.word_length < sizeof word ? s.word_length : sizeof word - 1;
	memcpy(word, s.word, n);
	word[n] = '\0';
	put_cells((struct bc_cell[]){ { "offset", BC_CELL_NUMBER, NULL, s.offset },
		      { "length", BC_CELL_NUMBER, NULL, s.length },
		      { "word", BC_CELL_STRING, word, 0 } },
	    3);
	return 1;
}

/* Where words, so many bytes at the beginning of what is given, are in the
 * text behind them. */
EXPORT(void, find_words, (size_t length, size_t text_length))
{
	struct bouncecode_match found[PLACES_MAX];
	const char *words = room(length + text_length);
	size_t n = bouncecode_search_places(words, length, words + length,
	    text_length, found, PLACES_MAX);

	begin_output();
	for (size_t i = 0; i < n; i++)
		put_cells((struct bc_cell[]){
			      { "offset", BC_CELL_NUMBER, NULL, found[i].offset },
			      { "length", BC_CELL_NUMBER, NULL, found[i].length } },
		    2);
}

/* What is to be said where the words of a record contradict what the server
 * claims, permanent: 1, 0 or -1; nothing, where they do not. The word for how
 * final it is, so many bytes, is what is given. */
EXPORT(void, claim, (int permanent, size_t length))
{
	int bounce = bouncecode_number(BOUNCECODE_BOUNCES, room(length), length);
	const char *claim =
	    bounce < 0 ? NULL : record_claim(permanent, (unsigned)bounce);

	begin_output();
	fputs(claim != NULL ? claim : "", out);
}

/* Is a text so much longer than its code that its evidence is to be shown? */
EXPORT(int, has_more, (size_t code_length, size_t length))
{
	return record_has_more(code_length, length);
}

static void
put_word(const char *of, const char *name, const char *text, const char *url)
{
	put_cells((struct bc_cell[]){ { "of", BC_CELL_STRING, of, 0 },
		      { "name", BC_CELL_STRING, name, 0 },
		      { "text", BC_CELL_STRING, text, 0 },
		      { "url", BC_CELL_STRING, url, 0 } },
	    4);
}

/* Every word that a record may hold, with its line and its address; and the
 * titles of groups. */
EXPORT(void, words, (void))
{
	static const char *const names[] = { "category", "fault", "bounce",
		"action", "confidence", "kind", "basis", "remark", "as",
		"provider", "blocklist" };

	begin_output();
	for (unsigned v = 0; v < sizeof names / sizeof *names; v++)
		for (unsigned i = 0; i <= bouncecode_last(v); i++) {
			const char *explanation = bouncecode_explanation(v, i);

			if (explanation != NULL)
				put_word(names[v], bouncecode_name(v, i), explanation,
				    bouncecode_url(v, i));
		}
	for (unsigned i = 0; i < NGROUPS; i++)
		put_word("group", group_titles[i].name, group_titles[i].words, NULL);
}
