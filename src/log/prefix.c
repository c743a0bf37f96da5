/*
 * What a line of a log begins with: a time, a host and a program, as syslog
 * (RFC 3164 and RFC 5424), journald, docker and the programs themselves write
 * them. Each may be missing.
 */
#include "log/prefix.h"

#include "base/ascii.h"

/* The shapes of a time: the lowest and the highest byte at each place, and the
 * place of one that tells it from others. What is behind the 16th is read as
 * digits and colons. */
enum { BC_SHAPE = 16, BC_RFC_3164 = 15 };

static const struct {
	char low[BC_SHAPE + 1], high[BC_SHAPE + 1];
	unsigned char place;
} bc_shapes[] = {
	{ "AAA  0 00:00:00\0", "zzz 99 99:99:99\177", 9 }, /* RFC 3164, 4.1.2 */
	{ "0000-00-00 00:00", "9999-99-99T99:99", 4 }, /* ISO 8601, RFC 5424 */
	{ "00-00-0000 00:00", "99-99-9999 99:99", 2 }, /* Domino */
	{ "0000/00/00 00:00", "9999/99/99 99:99", 4 }
};

static char
bc_byte_at(const struct bc_line *line, size_t at)
{
	return at < line->length ? line->text[at] : '\n';
}

static size_t
bc_skip_digits(const struct bc_line *line, size_t at)
{
	while (bc_is_digit(bc_byte_at(line, at)))
		at++;
	return at;
}

static int
bc_has_digits(const struct bc_line *line, size_t at, size_t n)
{
	for (; n > 0; n--, at++)
		if (!bc_is_digit(bc_byte_at(line, at)))
			return 0;
	return 1;
}

/* Seconds, a fraction and a zone, as in ":00.123+01:00" and ":00 +0100". */
static size_t
bc_skip_zone(const struct bc_line *line, size_t at)
{
	size_t zone;

	if (bc_byte_at(line, at) == ':' && bc_has_digits(line, at + 1, 2))
		at += 3;
	if ((bc_byte_at(line, at) == '.' || bc_byte_at(line, at) == ',') &&
	    bc_is_digit(bc_byte_at(line, at + 1)))
		at = bc_skip_digits(line, at + 1);
	if (bc_byte_at(line, at) == 'Z')
		return at + 1;
	zone = at + (bc_byte_at(line, at) == ' ');
	if (bc_byte_at(line, zone) != '+' && bc_byte_at(line, zone) != '-')
		return at;
	zone++;
	if (!bc_has_digits(line, zone, 2))
		return at;
	if (bc_has_digits(line, zone + 2, 2))
		return zone + 4;
	return bc_byte_at(line, zone + 2) == ':' && bc_has_digits(line, zone + 3, 2)
	    ? zone + 5
	    : at;
}

static int
bc_has_shape(const char *p, const char *low, const char *high)
{
	unsigned bad = 0;

	for (unsigned i = 0; i < BC_SHAPE; i++)
		bad |= (unsigned)((unsigned char)(p[i] - low[i]) >
		    (unsigned char)(high[i] - low[i]));
	return !bad;
}

/* The end of a time that stands at an offset; the offset where there is none.
 */
static size_t
bc_time_end(const struct bc_line *line, size_t at)
{
	enum { TAI64N = 25 };
	size_t end = at;

	if (bc_byte_at(line, at) == '@') { /* "@" and hexadecimal digits */
		do
			end++;
		while (bc_is_digit(bc_byte_at(line, end)) ||
		    (bc_byte_at(line, end) >= 'a' && bc_byte_at(line, end) <= 'f'));
		return end - at == TAI64N ? end : at;
	}
	for (size_t i = 0;
	     line->length - at >= BC_SHAPE && i < sizeof bc_shapes / sizeof *bc_shapes;
	     i++)
		if (line->text[at + bc_shapes[i].place] ==
			bc_shapes[i].low[bc_shapes[i].place] &&
		    bc_has_shape(line->text + at, bc_shapes[i].low, bc_shapes[i].high))
			return bc_skip_zone(
			    line, at + (size_t)(i == 0 ? BC_RFC_3164 : BC_SHAPE));
	return at;
}

static size_t
bc_prefix_word_end(const struct bc_line *line, size_t at)
{
	while (at < line->length && line->text[at] != ' ' &&
	    line->text[at] != '\t')
		at++;
	return at;
}

/* Seconds and millionths, since 1970 or since the machine was started: the end of
 * them; the offset where they do not stand there. */
static size_t
bc_seconds_end(const struct bc_line *line, size_t at)
{
	enum { FRACTION = 6 };
	size_t end = bc_skip_digits(line, at), last = end + 1 + FRACTION;

	return end > at && bc_byte_at(line, end) == '.' &&
		bc_has_digits(line, end + 1, FRACTION) &&
		(bc_byte_at(line, last) == ' ' || bc_byte_at(line, last) == ']')
	    ? last
	    : at;
}

/* journalctl -o short-full: "Sat 2026-11-21 10:00:00 CET", a time between a day of
 * the week and the name of its zone. */
static size_t
bc_read_full_time(const struct bc_line *line, size_t *from)
{
	enum { DAY = 4, CLOCK = 19 };
	size_t end;

	if (!bc_is_letter(bc_byte_at(line, *from)) ||
	    bc_byte_at(line, *from + DAY - 1) != ' ' ||
	    !bc_is_digit(bc_byte_at(line, *from + DAY)))
		return *from;
	end = bc_time_end(line, *from + DAY);
	if (end == *from + DAY)
		return *from;
	*from += DAY;
	return end == *from + CLOCK && bc_byte_at(line, end) == ' '
	    ? bc_prefix_word_end(line, end + 1)
	    : end;
}

/* A time, in brackets or not, and the blanks behind it. */
size_t
bc_read_time(struct bc_line *line, size_t at)
{
	size_t from = at + (bc_byte_at(line, at) == '[');
	size_t end = bc_time_end(line, from);
	int is_uptime = 0;

	if (end == from)
		end = bc_read_full_time(line, &from);
	if (end == from) {
		is_uptime = from > at;
		from = is_uptime ? bc_skip_blanks(line, from) : from;
		end = bc_seconds_end(line, from);
	}
	if (end == from)
		return at;
	if (line->report->time.length == 0 && !is_uptime)
		line->report->time = bc_span(from, end);
	if (from > at && bc_byte_at(line, end) == ']')
		end++;
	return bc_skip_blanks(line, end);
}

/* Does a word end so that it names a program? */
static int
bc_is_program(const struct bc_line *line, size_t at, size_t end, int has_time)
{
	return end - at > 2 && line->text[end - 1] == ':' &&
	    (line->text[end - 2] == ']' ||
		(has_time && bc_is_letter(line->text[at]) &&
		    bc_find_byte(line, at, end, '=') == end));
}

/* "host program[123]: " or "program[123]: ". Without a time before it, only a
 * program with a number is one; a host is followed by a program. */
static size_t
bc_skip_program(struct bc_line *line, size_t at, int has_time)
{
	size_t one = bc_prefix_word_end(line, at), next, two;

	if (bc_is_program(line, at, one, 0)) {
		line->program = bc_span(at, one);
		return bc_skip_blanks(line, one);
	}
	if (one == at || line->text[one - 1] == ':')
		return at;
	next = bc_skip_blanks(line, one);
	two = bc_prefix_word_end(line, next);
	if (!bc_is_program(line, next, two, has_time))
		return at;
	line->program = bc_span(next, two);
	return bc_skip_blanks(line, two);
}

/* Exim may put its number behind the time: "[421] ". */
static size_t
bc_skip_number(const struct bc_line *line, size_t at)
{
	size_t end;

	if (bc_byte_at(line, at) != '[')
		return at;
	end = bc_skip_digits(line, at + 1);
	return end > at + 1 && bc_byte_at(line, end) == ']' &&
		bc_byte_at(line, end + 1) == ' '
	    ? end + 2
	    : at;
}

/* RFC 5424: "HOST APP PROCID MSGID SD ". */
static size_t
bc_skip_header(struct bc_line *line, size_t at)
{
	for (int i = 0; i < 4; i++) {
		if (i == 1)
			line->program = bc_span(at, bc_prefix_word_end(line, at));
		at = bc_skip_blanks(line, bc_prefix_word_end(line, at));
	}
	while (bc_byte_at(line, at) == '[') {
		at = bc_find_byte(line, at, line->length, ']');
		at += at < line->length;
	}
	if (bc_byte_at(line, at) == '-' && bc_byte_at(line, at + 1) == ' ')
		at++;
	at = bc_skip_blanks(line, at);
	return bc_stands_at(line, at, "\357\273\277", 3) ? at + 3 : at;
}

/* Where docker compose puts the name of a container: "mail-1  | ". */
static size_t
bc_skip_container(const struct bc_line *line, size_t from)
{
	size_t end = bc_prefix_word_end(line, from), at = bc_skip_blanks(line, end);

	if (end > from && bc_byte_at(line, at) == '|' &&
	    bc_byte_at(line, at + 1) == ' ')
		return at + 2;
	return from;
}

size_t
bc_read_prefix(struct bc_line *line, size_t at)
{
	size_t next;
	int versioned = 0;

	if (bc_byte_at(line, at) == '<' &&
	    bc_byte_at(line, next = bc_skip_digits(line, at + 1)) == '>') {
		at = next + 1;
		versioned = bc_stands_at(line, at, "1 ", 2);
	}
	/* files may lack the priority */
	if (!versioned && bc_stands_at(line, at, "1 ", 2))
		versioned = bc_time_end(line, at + 2) > at + 2;
	at += versioned ? 2 : 0;
	next = bc_read_time(line, at);
	if (next == at) {
		at = bc_skip_container(line, at);
		next = bc_read_time(line, at);
	}
	if (versioned)
		return bc_skip_header(line, next);
	/* docker puts its own time before that of the program */
	if (next > at)
		next = bc_read_time(line, next);
	at = bc_skip_program(line, next, next > at);
	at = bc_skip_blanks(line, at);
	/* syslog before the program's own */
	return bc_skip_number(line, bc_read_time(line, at));
}
