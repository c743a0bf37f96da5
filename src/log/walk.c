/*
 * Going through JSON (RFC 8259) step by step, with a stack of the brackets
 * that are open, a byte each. What is no JSON is said so at the first byte that
 * cannot stand there: a line of another kind, or a text that was cut off.
 */
#include "log/walk.h"

#include "base/ascii.h"
#include "base/simd.h"
#include "log/escape.h"
#include "log/platforms.h"

#ifndef BOUNCECODE_NO_EVENTS

/* The top bit of a byte of the stack says that it is a list. */
enum { BC_LIST_BIT = 0x80 };

/* What may come next. */
enum { BC_AT_VALUE, BC_AT_FIRST_NAME, BC_AT_NAME, BC_AT_FIRST_OF_LIST, BC_BEHIND_VALUE };

void
bc_walk_begin(
    struct bouncecode_walk *w, size_t at, unsigned layers, int may_end_line)
{
	w->at = at;
	w->depth = 0;
	w->layers = (unsigned char)layers;
	w->may_end_line = (unsigned char)may_end_line;
	w->next = BC_AT_VALUE;
	w->name.offset = w->name.length = 0;
}

static int
bc_is_space(uint32_t c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The character behind blanks, and the offset behind it; 0 where the text ends.
 * The walk goes on there. */
static uint32_t
bc_skip_space(struct bouncecode_walk *w, const char *text, size_t to, size_t *end)
{
	uint32_t c;

	for (*end = w->at; *end < to; w->at = *end) {
		c = bc_next_char(text, end, to, w->layers);
		if (!bc_is_space(c))
			return c != 0 ? c : BC_RAW_BYTE;
		if (c == '\n' && !w->may_end_line)
			return 0;
	}
	return 0;
}

/* The first quotation mark, backslash or line end from an offset on. */
static size_t
bc_find_end_of_run(const char *text, size_t at, size_t to)
{
#ifdef BC_BLOCKS
	for (; to - at >= BC_BLOCK; at += BC_BLOCK) {
		bc_bytes v = bc_load(text + at);
		unsigned n = bc_first(bc_equals(v, '"') | bc_equals(v, '\\') |
		    bc_equals(v, '\n'));

		if (n < BC_BLOCK)
			return at + n;
	}
#endif
	while (at < to && text[at] != '"' && text[at] != '\\' && text[at] != '\n')
		at++;
	return at;
}

/* Read the string whose opening mark is behind: sets the offset of the closing
 * mark and that behind it. A string has no line end in it, nor one that is escaped. */
static enum bc_step
bc_read_string(const struct bouncecode_walk *w, const char *text, size_t to,
    size_t *at, size_t *closing)
{
	size_t end = *at;
	uint32_t c;

	for (;;) {
		if (w->layers == 0)
			end = bc_find_end_of_run(text, end, to);
		if (end >= to)
			return BC_STEP_MORE;
		*closing = end;
		c = bc_next_char(text, &end, to, w->layers);
		if (c == '"') {
			*at = end;
			return BC_STEP_VALUE;
		}
		if (c == '\n')
			return BC_STEP_BROKEN;
		if (c == '\\' && end < to && bc_next_char(text, &end, to, w->layers) == '\n')
			return BC_STEP_BROKEN;
	}
}

/* A number or a word; what ends it must be there, since it may be cut off. */
static enum bc_step
bc_read_bare(const struct bouncecode_walk *w, const char *text, size_t to,
    struct bc_member *m)
{
	size_t end = w->at;

	while (end < to && (bc_is_letter(text[end]) || bc_is_digit(text[end]) ||
			       text[end] == '.' || text[end] == '-' ||
			       text[end] == '+'))
		end++;
	if (end == to)
		return BC_STEP_MORE;
	m->value.offset = w->at;
	m->value.length = end - w->at;
	return end > w->at ? BC_STEP_VALUE : BC_STEP_BROKEN;
}

/* What the innermost bracket is, and what is said of a value in it. */
static void
bc_place_member(const struct bouncecode_walk *w, struct bc_member *m)
{
	unsigned top = w->depth > 0 ? w->stack[w->depth - 1] : 0;

	m->place = m->within = (unsigned char)(top & ~(unsigned)BC_LIST_BIT);
	m->name = w->name;
	m->is_list = (unsigned char)(top >= BC_LIST_BIT);
	m->is_string = 0;
}

static enum bc_step
bc_open_bracket(struct bouncecode_walk *w, const char *text, size_t end, int is_list,
    struct bc_member *m)
{
	enum bc_place place = BC_PLACE_EVENT;

	if (w->depth == sizeof w->stack)
		return BC_STEP_BROKEN;
	if (w->depth > 0 && w->name.length > 0)
		place = bc_place_of(text + w->name.offset, w->name.length);
	if (w->depth == 0 || w->name.length > 0)
		m->within = (unsigned char)place;
	m->is_list = (unsigned char)is_list;
	m->value.offset = w->at;
	m->value.length = end - w->at;
	w->stack[w->depth++] =
	    (unsigned char)(m->within | (is_list ? BC_LIST_BIT : 0));
	w->at = end;
	w->next = is_list ? BC_AT_FIRST_OF_LIST : BC_AT_FIRST_NAME;
	return BC_STEP_OPEN;
}

static enum bc_step
bc_close_bracket(struct bouncecode_walk *w, size_t end, struct bc_member *m)
{
	w->name.offset = w->name.length = 0;
	bc_place_member(w, m);
	m->value.offset = w->at;
	m->value.length = end - w->at;
	w->depth--;
	w->at = end;
	w->next = BC_BEHIND_VALUE;
	return BC_STEP_CLOSE;
}

static enum bc_step
bc_read_value(struct bouncecode_walk *w, const char *text, size_t to, uint32_t c,
    size_t end, struct bc_member *m)
{
	size_t closing = 0, start = end;
	enum bc_step step;

	bc_place_member(w, m);
	if (c == '{' || c == '[')
		return bc_open_bracket(w, text, end, c == '[', m);
	if (c == '"') {
		step = bc_read_string(w, text, to, &end, &closing);
		m->value.offset = start;
		m->value.length = closing - start;
		m->is_string = 1;
	} else {
		step = bc_read_bare(w, text, to, m);
		end = m->value.offset + m->value.length;
	}
	if (step == BC_STEP_VALUE) {
		w->at = end;
		w->next = BC_BEHIND_VALUE;
	}
	return step;
}

/* A name and the colon behind it, which stands on the same line. */
static enum bc_step
bc_read_name(struct bouncecode_walk *w, const char *text, size_t to, size_t end)
{
	size_t closing = 0, start = end;
	enum bc_step step = bc_read_string(w, text, to, &end, &closing);
	uint32_t c = ' ';

	if (step != BC_STEP_VALUE)
		return step;
	while (end < to && (c == ' ' || c == '\t'))
		c = bc_next_char(text, &end, to, w->layers);
	if (c == ' ' || c == '\t')
		return BC_STEP_MORE;
	if (c != ':')
		return BC_STEP_BROKEN;
	w->name.offset = start;
	w->name.length = closing - start;
	w->at = end;
	w->next = BC_AT_VALUE;
	return BC_STEP_VALUE;
}

/* What stands between two values. */
static enum bc_step
bc_read_comma(struct bouncecode_walk *w, uint32_t c, size_t end)
{
	int is_list = w->stack[w->depth - 1] >= BC_LIST_BIT;

	if (c != ',')
		return BC_STEP_BROKEN;
	w->at = end;
	w->next = is_list ? BC_AT_VALUE : BC_AT_NAME;
	if (is_list)
		w->name.offset = w->name.length = 0;
	return BC_STEP_VALUE;
}

enum bc_step
bc_walk_next(struct bouncecode_walk *w, const char *text, size_t to,
    struct bc_member *m)
{
	for (;;) {
		size_t end = w->at;
		uint32_t c = bc_skip_space(w, text, to, &end);
		unsigned next = w->next;
		enum bc_step step;

		if (c == 0)
			return BC_STEP_MORE;
		if (next != BC_AT_VALUE && next != BC_AT_NAME && w->depth > 0 &&
		    c == (w->stack[w->depth - 1] >= BC_LIST_BIT ? ']' : '}'))
			return bc_close_bracket(w, end, m);
		if (next == BC_AT_FIRST_OF_LIST)
			w->name.offset = w->name.length = 0;
		if (next == BC_AT_VALUE || next == BC_AT_FIRST_OF_LIST)
			return bc_read_value(w, text, to, c, end, m);
		if (next == BC_BEHIND_VALUE)
			step = bc_read_comma(w, c, end);
		else
			step = c == '"' ? bc_read_name(w, text, to, end)
					 : BC_STEP_BROKEN;
		if (step != BC_STEP_VALUE)
			return step;
	}
}

#endif
