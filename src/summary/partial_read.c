/* Partial summaries, read: they come from other machines, and may say anything. What
 * is read of one counts only once it has ended as it should. */
#include "summary/partial_line.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct hash_key no_key = { { 0, 0 } };

/* ---- begin and end */

bool
partial_begin(struct partial_reader *p, struct gathering *to)
{
	*p = (struct partial_reader){ .to = to };
	return (p->name = malloc(PARTIAL_LINE_MAX)) != NULL;
}

static void
drop(struct partial_reader *p)
{
	if (p->is_open)
		gather_end(&p->own);
	p->is_open = false;
}

void
partial_end(struct partial_reader *p)
{
	drop(p);
	free(p->name);
}

bool
partial_finish(struct partial_reader *p)
{
	if (p->is_open)
		return partial_fail(p, "the partial summary ends here, expected more lines up to its \"end\"");
	if (p->line++ == 0)
		return partial_fail(p, "is empty, expected a partial summary");
	p->line = 0;
	return true;
}

/* The first one says what all are of. */
static bool
begin_own(struct partial_reader *p, bool of_mail)
{
	struct summary_settings settings = p->to->months.settings;

	settings.of_mail = of_mail;
	settings.of_relays = !of_mail;
	if (p->read == 0 && of_mail != p->to->months.settings.of_mail) {
		gather_end(p->to);
		if (!gather_begin(p->to, &settings, true))
			return false;
	}
	p->is_open = true;
	return gather_begin(&p->own, &settings, true);
}

/* The words of a first line, cut to what they may have. */
enum { HEAD_NAME, HEAD_VERSION, HEAD_OF, HEAD_LIST, HEAD_DIGEST, HEAD_WORDS };

struct head {
	char words[HEAD_WORDS][80];
	size_t n;
};

static void
split_head(struct head *head, const char *text, size_t length)
{
	size_t at = 0;

	memset(head, 0, sizeof *head);
	for (size_t i = 0; i < length; i++)
		if (text[i] == ' ') {
			head->n++;
			at = 0;
		} else if (head->n < HEAD_WORDS && at + 1 < sizeof head->words[0] &&
		    text[i] > ' ' && text[i] < 0x7f) {
			head->words[head->n][at++] = text[i];
		}
	head->n++;
}

/* Of what it was counted, and with which list, is that of this program. */
static bool
check_head(struct partial_reader *p, const struct head *head)
{
	bool of_mail = p->to->months.settings.of_mail;
	const char *expected = of_mail ? "mail" : "logs", *other = of_mail ? "logs" : "mail";
	const char *of = head->words[HEAD_OF];
	char version[BC_NUMBER_SIZE];

	if (strcmp(head->words[HEAD_NAME], "bouncecode-partial") != 0)
		return partial_fail(p, "this is no partial summary, expected \"bouncecode-partial %d ...\"",
		    PARTIAL_VERSION);
	if (strcmp(head->words[HEAD_VERSION], bc_write_digits(PARTIAL_VERSION, version)) != 0)
		return partial_fail(p, "a partial summary of version %s, expected %d",
		    head->words[HEAD_VERSION], PARTIAL_VERSION);
	if (head->n != HEAD_WORDS)
		return partial_fail(p, "the first line of a partial summary has %d words, expected %d",
		    (int)head->n, HEAD_WORDS);
	if (strcmp(head->words[HEAD_DIGEST], bouncecode_data_digest()) != 0)
		return partial_fail(p, "counted with the list %s of digest %.12s..., expected that of this program, %s of digest %.12s...",
		    head->words[HEAD_LIST], head->words[HEAD_DIGEST],
		    bouncecode_data_version(), bouncecode_data_digest());
	if (strcmp(of, expected) != 0 && (p->read > 0 || strcmp(of, other) != 0))
		return partial_fail(p, "a partial summary of %s, expected one of %s", of, expected);
	return true;
}

static bool
read_head(struct partial_reader *p, const char *text, size_t length)
{
	struct head head;

	split_head(&head, text, length);
	if (!check_head(p, &head))
		return false;
	if (!begin_own(p, strcmp(head.words[HEAD_OF], "mail") == 0))
		return partial_fail(p, "out of memory");
	hash_begin(&p->hash, &no_key);
	p->lines = 0;
	p->step = 0;
	p->sums = NULL;
	p->index = 0;
	p->last = 0;
	return true;
}

static bool
read_end(struct partial_reader *p, const struct partial_line *f)
{
	char expected[80];

	snprintf(expected, sizeof expected, "end\t%llu\t%016llx", (unsigned long long)p->lines,
	    (unsigned long long)hash_end(&p->hash));
	if (f->length != strlen(expected) || memcmp(f->text, expected, f->length) != 0)
		return partial_fail(p, "the lines of this partial summary are not those that were written, expected \"end %llu\" and their hash",
		    (unsigned long long)p->lines);
	gather_merge(p->to, &p->own);
	drop(p);
	p->read++;
	return true;
}

/* ---- what else there is */

static bool
read_table(struct partial_reader *p, struct partial_line *f)
{
	struct waiting_table table;

	if (f->nname != sizeof table || f->n != 0 || f->name[0] == 0)
		return partial_fail(p, "this is no header of a table, expected %d bytes", (int)sizeof table);
	memcpy(&table, f->name, sizeof table);
	waiting_know(&p->own.waiting, &table);
	return true;
}

static bool
read_waiting(struct partial_reader *p, struct partial_line *f)
{
	if (f->n != 1 || f->numbers[0] > WAITING_MAX / (f->nname + 1) ||
	    memchr(f->name, '\n', f->nname) != NULL || !waiting_is_row(f->name, f->nname))
		return partial_fail(p, "this is no row of a table, expected one and how often it came");
	for (uint64_t i = 0; i < f->numbers[0]; i++)
		waiting_add(&p->own.waiting, f->name, f->nname);
	return true;
}

static bool
read_passed(struct partial_reader *p, struct partial_line *f)
{
	if (f->n != 1 || f->numbers[0] >> (MONTHS + 1) != 0)
		return partial_fail(p, "there are no such turns of months, expected bits up to that of month %d", MONTHS);
	p->own.months.passed = (unsigned)f->numbers[0];
	return true;
}

static bool
read_lost(struct partial_reader *p, struct partial_line *f)
{
	if (f->n != 1 || f->numbers[0] > PARTIAL_COUNT_MAX)
		return partial_fail(p, "\"lost\" has no such number");
	p->own.waiting.lost += f->numbers[0];
	return true;
}

static bool
read_place(struct partial_reader *p, struct partial_line *f)
{
	size_t place;

	if (!partial_number_of_name(f, MONTH_PLACES, &place) || f->n != 0 ||
	    (p->sums != NULL ? place <= p->index : place != 0) ||
	    (place > 0 && !p->own.months.are_apart))
		return partial_fail(p, "there is no such place, or not here, expected 0 to %d in their order",
		    MONTH_PLACES - 1);
	p->index = place;
	if ((p->sums = months_open(&p->own.months, place)) == NULL)
		return partial_fail(p, "out of memory");
	return true;
}

static bool
read_largest(struct partial_reader *p, struct partial_line *f, struct followed *of)
{
	if (f->n != 1 || !followed_lower(of, f->numbers[0]))
		return partial_fail(p, "\"%s\" has no such number", f->field);
	return true;
}

/* ---- messages */

static int
digit_of_64(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	return c >= '0' && c <= '9' ? c - '0' + 52 : c == '+' ? 62 : c == '/' ? 63 : -1;
}

/* Each is larger than the one before, and says something. */
static bool
next_message(struct partial_reader *p, const char *digits, size_t width, uint64_t *message)
{
	const uint64_t said = (1 << PARTIAL_SAID_BITS) - 1;
	uint64_t n = 0, before = p->last & ~said;

	for (size_t i = 0; i < width; i++) {
		int digit = digit_of_64(digits[i]);

		if (digit < 0 || n >> 58 != 0)
			return false;
		n = n << 6 | (uint64_t)digit;
	}
	if ((n & said) == 0 || n > UINT64_MAX - before || (p->last != 0 && n <= said))
		return false;
	p->last = *message = before + n;
	return true;
}

static bool
read_messages(struct partial_reader *p, struct partial_line *f, struct followed *to)
{
	uint64_t messages[PARTIAL_MESSAGES];
	size_t width, n;

	if (!partial_number_of_name(f, 12, &width) || width == 0 || f->ndigits == 0 ||
	    f->ndigits % width != 0 || f->ndigits / width > PARTIAL_MESSAGES)
		return partial_fail(p, "\"%s\" has no such width, expected up to %d numbers of as many digits as it says",
		    f->field, PARTIAL_MESSAGES);
	n = f->ndigits / width;
	for (size_t i = 0; i < n; i++)
		if (!next_message(p, f->digits + i * width, width, &messages[i]) ||
		    messages[i] >> PARTIAL_SAID_BITS > to->largest >> PARTIAL_SAID_BITS)
			return partial_fail(p, "\"%s\" has a number that is none, or not in its order", f->field);
	followed_add(to, messages, n);
	return true;
}

/* ---- lines in their order */

/* The steps of one: what stands before the sums, fields of sums, and what behind. */
enum { STEP_PASSED = 1, STEP_TABLE, STEP_ROW, STEP_LOST, STEP_SUMS, STEP_MESSAGES,
	STEP_MESSAGE, STEP_RECIPIENTS, STEP_RECIPIENT };

static bool
read_other(struct partial_reader *p, struct partial_line *f, int step)
{
	switch (step) {
	case STEP_PASSED:
		return read_passed(p, f);
	case STEP_TABLE:
		return read_table(p, f);
	case STEP_ROW:
		return read_waiting(p, f);
	case STEP_LOST:
		return read_lost(p, f);
	case STEP_SUMS:
		return read_place(p, f);
	case STEP_MESSAGES:
		return read_largest(p, f, &p->own.messages);
	case STEP_MESSAGE:
		return read_messages(p, f, &p->own.messages);
	case STEP_RECIPIENTS:
		return read_largest(p, f, &p->own.recipients);
	default:
		return read_messages(p, f, &p->own.recipients);
	}
}

static int
step_of(const char *field)
{
	static const char *const names[] = { [STEP_PASSED] = "passed", [STEP_TABLE] = "table",
		[STEP_ROW] = "row", [STEP_LOST] = "lost", [STEP_SUMS] = "place",
		[STEP_MESSAGES] = "messages", [STEP_MESSAGE] = "message",
		[STEP_RECIPIENTS] = "recipients", [STEP_RECIPIENT] = "recipient" };

	for (int i = STEP_PASSED; i <= STEP_RECIPIENT; i++)
		if (strcmp(names[i], field) == 0)
			return i;
	return 0;
}

static const struct partial_field *
field_of(const char *name)
{
	for (size_t i = 0; i < partial_nfields; i++)
		if (strcmp(partial_fields[i].name, name) == 0)
			return &partial_fields[i];
	return NULL;
}

/* A field of the sums of a place. */
static bool
step_is_in_order(const struct partial_reader *p, const struct partial_field *field)
{
	return p->step == STEP_SUMS && p->sums != NULL && (p->field == NULL || field >= p->field);
}

/* A line that is not that of before, nor before it. */
static bool
read_fields(struct partial_reader *p, struct partial_line *f)
{
	const struct partial_field *field = field_of(f->field);
	int step = step_of(f->field);
	bool has_digits = step == STEP_MESSAGE || step == STEP_RECIPIENT;

	if (!has_digits && !partial_take_numbers(f))
		return partial_fail(p, "\"%s\" has numbers that are none", f->field);
	if (field != NULL && step_is_in_order(p, field))
		return partial_read_field(p, f, field);
	if (field != NULL)
		return partial_fail(p, "\"%s\" does not stand in its order", f->field);
	if (step == 0)
		return partial_fail(p, "a partial summary has no \"%s\"", f->field);
	if (step < (int)p->step)
		return partial_fail(p, "\"%s\" does not stand in its order", f->field);
	if (step > (int)p->step)
		p->last = 0;
	p->step = (size_t)step;
	p->field = NULL;
	return read_other(p, f, step);
}

static bool
read_line(struct partial_reader *p, const char *text, size_t length)
{
	struct partial_line f = { .text = text, .length = length, .name = p->name };

	p->line++;
	if (length + 1 > PARTIAL_LINE_MAX)
		return partial_fail(p, "the line is too long, expected at most %d bytes", PARTIAL_LINE_MAX - 1);
	if (!p->is_open) {
		if (!read_head(p, text, length))
			return false;
	} else if (length > 4 && memcmp(text, "end\t", 4) == 0) {
		return read_end(p, &f);
	} else if (!partial_take_fields(&f)) {
		return partial_fail(p, "this is no line of a partial summary, expected fields with tabs between them");
	} else if (!read_fields(p, &f)) {
		return false;
	}
	hash_text(&p->hash, text, length);
	p->lines++;
	return true;
}

bool
partial_read(struct partial_reader *p, const char *text, size_t length)
{
	const char *end = text + length, *newline;

	for (; text < end; text = newline + 1) {
		newline = memchr(text, '\n', (size_t)(end - text));
		if (newline == NULL) {
			p->line++;
			return partial_fail(p, "the line does not end, expected more of it");
		}
		if (!read_line(p, text, (size_t)(newline - text)))
			return false;
	}
	return true;
}

bool
gather_read(struct gathering *g, const char *text, size_t length, char *error, size_t size)
{
	struct partial_reader p;
	bool is_good = partial_begin(&p, g);

	if (!is_good)
		partial_fail(&p, "out of memory");
	is_good = is_good && partial_read(&p, text, length) && partial_finish(&p);
	if (!is_good)
		snprintf(error, size, "%llu: %s", (unsigned long long)p.line, p.error);
	partial_end(&p);
	return is_good;
}
