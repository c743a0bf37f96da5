/*
 * The identifiers that mail servers give to a message: Postfix and Sendmail
 * before a colon, Exim in a shape of its own, others somewhere in the line.
 */
#include "log/queue_id.h"

#include "base/ascii.h"
#include "base/simd.h"

/* How many letters and digits stand at an offset, and are there digits? No
 * branch depends on which: they are random. */
static size_t
bc_count_letters(const struct bc_line *line, size_t at, size_t most, int *digits)
{
	size_t n = 0;

#ifdef BC_BLOCKS
	if (line->length - at >= BC_BLOCK) {
		bc_bytes v = bc_load(line->text + at);
		bc_bytes digit = bc_is_between(v, '0', '9');
		bc_bytes other = ~(digit | bc_is_between(v | 0x20, 'a', 'z'));

		n = bc_first(other);
		if (n < BC_BLOCK) {
			*digits = bc_first(digit) < n;
			return n;
		}
		n = 0;
	}
#endif
	*digits = 0;
	for (; n < most && at + n < line->length; n++) {
		unsigned char c = (unsigned char)line->text[at + n];
		int digit = (unsigned char)(c - '0') < 10;
		int letter = (unsigned char)((c | 0x20) - 'a') < 26;

		if (!(digit | letter))
			break;
		*digits |= digit;
	}
	return n;
}

/* Short ids of Postfix are hexadecimal: one of 20,000 has no digit. */
static int
bc_is_hexadecimal(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && s[i] >= 'A' && s[i] <= 'F')
		i++;
	return i == n;
}

/* Of Postfix and Sendmail: "4F2A1B3C: ", "v9PDh53r007087: ". A word without a
 * digit is none, unless it is long enough for a number of a file. */
size_t
bc_read_queue_id(struct bc_line *line, size_t at)
{
	enum { SHORTEST = 5, LONGEST = 32, HEXADECIMAL = 7 };
	int digits;
	size_t n = bc_count_letters(line, at, LONGEST + 1, &digits);
	size_t end = at + n;

	if (n < SHORTEST || n > LONGEST || !bc_stands_at(line, end, ": ", 2))
		return at;
	if (bc_stands_at(line, at, "NOQUEUE", 7))
		return end + 2;
	if (!digits && (n < HEXADECIMAL || !bc_is_hexadecimal(line->text + at, n)))
		return at;
	line->report->queue_id = bc_span(at, end);
	return end + 2;
}

/* Of Exim: "1vDfKox-0000000Iz8L-D2vo ", in older versions of 6-6-2 letters; what
 * others write in its manner may be a letter longer. */
size_t
bc_read_exim_id(struct bc_line *line, size_t at)
{
	enum { FIRST = 6, FIRST_MAX = 8, OLD = 2, NEW = 4 };
	size_t end = bc_word_end(line, at), last = end;
	size_t first = bc_find_byte(line, at, end, '-') - at;

	if (first < FIRST || first > FIRST_MAX || at + first == end)
		return at;
	while (line->text[last - 1] != '-')
		last--;
	if ((end - last != OLD && end - last != NEW) || last - 1 == at + first)
		return at;
	for (size_t i = at; i < end; i++)
		if (!bc_is_letter(line->text[i]) && !bc_is_digit(line->text[i]) &&
		    line->text[i] != '-')
			return at;
	line->report->queue_id = bc_span(at, end);
	return end + 1 < line->length ? end + 1 : line->length;
}

/* ZoneMTA's "17ee78226740009630.001", Haraka's "[0D7E2B8A-...-5B2A1F.1]". */
void
bc_find_queue_id(struct bc_line *line, size_t at)
{
	enum { WORDS_MAX = 6, UUID = 36, ZONE = 14 };

	for (int i = 0; i < WORDS_MAX && at < line->length; i++) {
		size_t end = bc_word_end(line, at), n = end - at;
		const char *p = line->text + at;

		if (n > UUID + 1 && *p == '[' && p[9] == '-' && p[24] == '-' &&
		    p[n - 1] == ']')
			line->report->queue_id = bc_span(at + 1, end - 1);
		if (n > ZONE && bc_is_digit(*p) && p[n - 4] == '.' &&
		    bc_find_byte(line, at, end, '.') == end - 4)
			line->report->queue_id = bc_span(at, end);
		at = end + 1;
	}
}
