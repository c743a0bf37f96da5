/* What was gathered, written as a partial summary. */
#include "summary/partial.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A line comes together in a room of its own, and goes into the hash as a whole. */
struct writer {
	struct bc_sink line, *to;
	struct hash hash;
	uint64_t lines;
	size_t zeros; /* numbers that are left out if no other one follows */
	bool begun;   /* the line has a number */
	bool failed;
};

static void
end_line(struct writer *w)
{
	w->failed |= w->line.before > 0;
	hash_text(&w->hash, w->line.text, w->line.length);
	bc_put_bytes(w->to, w->line.text, w->line.length);
	bc_put_char(w->to, '\n');
	w->line.length = 0;
	w->lines++;
	w->zeros = 0;
	w->begun = false;
}

/* ---- names and numbers */

static void
put_name(struct writer *w, const char *s, size_t n)
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s[i];

		if (c >= ' ' && c < 0x7f && c != '\\') {
			bc_put_char(&w->line, (char)c);
			continue;
		}
		bc_put_text(&w->line, "\\x");
		bc_put_char(&w->line, digits[c >> 4]);
		bc_put_char(&w->line, digits[c & 15]);
	}
}

static void
put_number(struct writer *w, uint64_t n)
{
	if (n == 0) {
		w->zeros++;
		return;
	}
	for (; w->zeros > 0; w->zeros--) {
		bc_put_text(&w->line, w->begun ? " 0" : "0");
		w->begun = true;
	}
	bc_put_text(&w->line, w->begun ? " " : "");
	bc_put_number(&w->line, n);
	w->begun = true;
}

static void
begin_line(struct writer *w, const char *field, const char *name, size_t n)
{
	bc_put_text(&w->line, field);
	bc_put_char(&w->line, '\t');
	put_name(w, name, n);
	bc_put_char(&w->line, '\t');
}

static void
begin_numbered(struct writer *w, const char *field, uint64_t number)
{
	char text[BC_NUMBER_SIZE];
	const char *digits = bc_write_digits(number, text);

	begin_line(w, field, digits, strlen(digits));
}

static void
put_counted(struct writer *w, const char *field, uint64_t n)
{
	begin_numbered(w, field, 0);
	put_number(w, n);
	end_line(w);
}

/* ---- sums */

static void
put_stretch(struct writer *w, const struct stretch *s)
{
	put_number(w, (uint64_t)s->begins);
	for (int i = 0; i < OUTCOMES; i++)
		put_number(w, s->by_outcome[i]);
	for (int i = 0; i < BOUNCES; i++)
		put_number(w, s->by_bounce[i]);
}

static void
put_row(struct writer *w, const struct row *row)
{
	put_number(w, row->count);
	for (int i = 0; i < OUTCOMES; i++)
		put_number(w, row->by_outcome[i]);
	for (int i = 0; i < BOUNCES; i++)
		put_number(w, row->by_bounce[i]);
	put_number(w, (uint64_t)row->first);
	put_number(w, (uint64_t)row->last);
	put_number(w, row->missed);
	for (int i = 0; row->recent != NULL && i < 2; i++)
		put_stretch(w, &row->recent->days[i]);
	for (int i = 0; row->recent != NULL && i < 2; i++)
		put_stretch(w, &row->recent->hours[i]);
	end_line(w);
}

static int
compare_rows(const void *a, const void *b)
{
	return strcmp((*(const struct row *const *)a)->name,
	    (*(const struct row *const *)b)->name);
}

/* What has no place stands first, behind what a name has there at most. */
static void
put_tally(struct writer *w, const char *field, const struct tally *t)
{
	const struct row **rows = t->n > 0 ? malloc(t->n * sizeof *rows) : NULL;

	w->failed |= rows == NULL && t->n > 0;
	if (t->dropped > 0 || t->rest.count > 0) {
		begin_line(w, field, "", 0);
		put_number(w, t->dropped);
		put_row(w, &t->rest);
	}
	for (size_t i = 0; rows != NULL && i < t->n; i++)
		rows[i] = &t->rows[i];
	if (rows != NULL)
		qsort(rows, t->n, sizeof *rows, compare_rows);
	for (size_t i = 0; rows != NULL && i < t->n; i++) {
		begin_line(w, field, rows[i]->name, strlen(rows[i]->name));
		put_row(w, rows[i]);
	}
	free(rows);
}

static void
put_field(struct writer *w, const struct partial_field *f, const struct sums *s)
{
	const void *at = (const char *)s + f->offset;

	if (f->kind == PARTIAL_TALLY)
		put_tally(w, f->name, at);
	for (unsigned i = 0; i < f->n; i++) {
		uint64_t count = f->kind == PARTIAL_COUNTS
		    ? ((const uint64_t *)at)[i]
		    : ((const struct row *)at)[i].count;

		if (count == 0)
			continue;
		begin_numbered(w, f->name, i);
		if (f->kind == PARTIAL_ROWS) {
			put_row(w, &((const struct row *)at)[i]);
		} else {
			put_number(w, count);
			end_line(w);
		}
	}
}

static void
put_places(struct writer *w, const struct months *m)
{
	for (size_t i = 0; i < MONTH_PLACES; i++) {
		if (m->places[i] == NULL)
			continue;
		begin_numbered(w, "place", i);
		end_line(w);
		for (size_t k = 0; k < partial_nfields; k++)
			put_field(w, &partial_fields[k], m->places[i]);
	}
}

/* ---- rows that wait */

static int
compare_waiting(const void *a, const void *b)
{
	const char *x = *(const char *const *)a, *y = *(const char *const *)b;

	while (*x == *y && *x != '\n')
		x++, y++;
	return (*x == '\n' ? -1 : (unsigned char)*x) - (*y == '\n' ? -1 : (unsigned char)*y);
}

static size_t
length_of(const char *row)
{
	size_t n = 0;

	while (row[n] != '\n')
		n++;
	return n;
}

static size_t
list_rows(const struct waiting *waiting, const char **rows)
{
	const char *at = waiting->text, *end = at + waiting->length;
	size_t n = 0;

	for (; at < end; at += length_of(at) + 1, n++)
		if (rows != NULL)
			rows[n] = at;
	return n;
}

static void
put_waiting(struct writer *w, const struct waiting *waiting)
{
	size_t n = waiting->length > 0 ? list_rows(waiting, NULL) : 0, same;
	const char **rows = n > 0 ? malloc(n * sizeof *rows) : NULL;

	for (size_t i = 0; i < waiting->ntables; i++) {
		begin_line(w, "table", (const char *)&waiting->tables[i],
		    sizeof waiting->tables[i]);
		end_line(w);
	}
	w->failed |= rows == NULL && n > 0;
	if (rows != NULL) {
		list_rows(waiting, rows);
		qsort(rows, n, sizeof *rows, compare_waiting);
	}
	for (size_t i = 0; rows != NULL && i < n; i += same) {
		for (same = 1; i + same < n && compare_waiting(&rows[i], &rows[i + same]) == 0;)
			same++;
		begin_line(w, "row", rows[i], length_of(rows[i]));
		put_number(w, same);
		end_line(w);
	}
	free(rows);
	if (waiting->lost > 0)
		put_counted(w, "lost", waiting->lost);
}

/* ---- messages */

static const char digits_of_64[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/* The lowest bits are what was said; what is above them is given as the difference to
 * the number before. */
static uint64_t
difference(const uint64_t *list, size_t i)
{
	uint64_t before = i > 0 ? list[i - 1] >> PARTIAL_SAID_BITS : 0;

	return list[i] - (before << PARTIAL_SAID_BITS);
}

static void
put_some(struct writer *w, const char *field, const uint64_t *list, size_t from, size_t to)
{
	uint64_t most = 0;
	unsigned width = 1;

	for (size_t i = from; i < to; i++)
		most |= difference(list, i);
	while (6 * width < 64 && most >> 6 * width != 0)
		width++;
	begin_numbered(w, field, width);
	for (size_t i = from; i < to; i++)
		for (unsigned k = width; k-- > 0;)
			bc_put_char(&w->line, digits_of_64[difference(list, i) >> 6 * k & 63]);
	end_line(w);
}

static void
put_followed(struct writer *w, const char *all, const char *one, const struct followed *f)
{
	uint64_t *list = followed_sorted(f);

	w->failed |= list == NULL && f->n > 0;
	if (f->largest != UINT64_MAX)
		put_counted(w, all, f->largest);
	for (size_t i = 0; list != NULL && i < f->n; i += PARTIAL_MESSAGES)
		put_some(w, one, list, i,
		    f->n - i < PARTIAL_MESSAGES ? f->n : i + PARTIAL_MESSAGES);
	free(list);
}

/* ---- all */

static void
put_head(struct writer *w, const struct months *m)
{
	char text[300];

	snprintf(text, sizeof text, "bouncecode-partial %d %s %s %s", PARTIAL_VERSION,
	    m->settings.of_mail ? "mail" : "logs", bouncecode_data_version(),
	    bouncecode_data_digest());
	bc_put_text(&w->line, text);
	end_line(w);
	if (m->passed != 0)
		put_counted(w, "passed", m->passed);
}

static void
put_end(struct writer *w)
{
	char text[80];

	snprintf(text, sizeof text, "end\t%llu\t%016llx", (unsigned long long)w->lines,
	    (unsigned long long)hash_end(&w->hash));
	bc_put_text(&w->line, text);
	end_line(w);
}

bool
gather_write(const struct gathering *g, struct bc_sink *to)
{
	static const struct hash_key no_key = { { 0, 0 } };
	struct writer w = { .to = to };

	w.line.size = PARTIAL_LINE_MAX;
	if ((w.line.text = malloc(w.line.size)) == NULL)
		return false;
	hash_begin(&w.hash, &no_key);
	put_head(&w, &g->months);
	put_waiting(&w, &g->waiting);
	put_places(&w, &g->months);
	put_followed(&w, "messages", "message", &g->messages);
	put_followed(&w, "recipients", "recipient", &g->recipients);
	put_end(&w);
	free(w.line.text);
	return !w.failed;
}
