/*
 * Two tables for codes that have no entry of their own: the ranges of codes that
 * only providers use, and the whole classes.
 */
#include "gen/emit/tables.h"

#include <stdlib.h>
#include <string.h>

/* Is the enhanced code of a response one that only providers use? */
static bool
is_private(const struct model *m, const struct entry *e)
{
	char *any;

	if (!is_worded(e) || e->class_digit == 0)
		return false;
	any = xprintf("X.%u.%u", e->subject, e->detail);
	return find_entry(m, BOUNCECODE_KIND_ENHANCED, any) == NULL;
}

static int
compare_ranges(const void *a, const void *b)
{
	const struct row *x = *(const struct row *const *)a;
	const struct row *y = *(const struct row *const *)b;
	const struct entry *e = x->entry, *f = y->entry;

	if (e->class_digit != f->class_digit)
		return e->class_digit < f->class_digit ? -1 : 1;
	if (e->subject != f->subject)
		return e->subject < f->subject ? -1 : 1;
	if (e->detail != f->detail)
		return e->detail < f->detail ? -1 : 1;
	if (e->last_detail != f->last_detail)
		return e->last_detail < f->last_detail ? -1 : 1;
	return x < y ? -1 : x > y;
}

static bool
same_first(const struct entry *e, const struct entry *f)
{
	return e->class_digit == f->class_digit && e->subject == f->subject &&
	    e->detail == f->detail;
}

/* Where several responses share a private code, it says only what they agree
 * upon: the first of them answers if all have one category. */
static bool
do_agree(const struct row **rows, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (rows[i]->entry->category != rows[0]->entry->category)
			return false;
	return true;
}

/* The rows of private codes that answer, in order. Returns how many they are. */
static size_t
collect_ranges(const struct model *m, const struct row **rows)
{
	size_t n = 0, kept = 0;

	for (size_t i = 0; i < m->nrows; i++)
		if (is_private(m, m->rows[i].entry))
			rows[n++] = &m->rows[i];
	qsort(rows, n, sizeof *rows, compare_ranges);
	for (size_t i = 0, end; i < n; i = end) {
		for (end = i + 1; end < n &&
		     same_first(rows[i]->entry, rows[end]->entry);)
			end++;
		if (do_agree(rows + i, end - i))
			rows[kept++] = rows[i];
	}
	return kept;
}

static void
print_ranges(struct tables *t, FILE *out)
{
	const struct model *m = t->model;
	const struct row **rows = xcalloc(m->nrows, sizeof *rows);
	size_t n = collect_ranges(m, rows);
	unsigned reach = 0;

	fputs("/* bc_ranges: class, subject, first and last detail, the last one up to here,\n"
	      " * entry */\n"
	      "BC_TABLE const struct bc_range bc_ranges[] = {\n",
	    out);
	for (size_t i = 0; i < n; i++) {
		const struct entry *e = rows[i]->entry;
		const struct entry *before = i ? rows[i - 1]->entry : NULL;

		if (before == NULL || before->class_digit != e->class_digit ||
		    before->subject != e->subject || e->last_detail > reach)
			reach = e->last_detail;
		fprintf(out, "\t{ %u, %u, %u, %u, %u, %s },\n",
		    e->class_digit, e->subject, e->detail, e->last_detail, reach,
		    entry_number(&t->symbols, (size_t)(rows[i] - m->rows) + 1));
	}
	fputs("\t{ 0, 0, 0, 0, 0, 0 },\n};\n"
	      "BC_TABLE const size_t bc_nranges = sizeof bc_ranges / sizeof *bc_ranges - 1;\n\n",
	    out);
}

static const char *
number_of(const struct tables *t, const char *key)
{
	for (size_t i = 0; i < t->model->nrows; i++)
		if (strcmp(t->model->rows[i].key, key) == 0)
			return entry_number(&t->symbols, i + 1);
	return "0";
}

static void
print_classes(struct tables *t, FILE *out)
{
	char key[16];

	fputs("/* bc_reply_classes[d]: the entry of dyz, or 0 */\n"
	      "BC_TABLE const uint16_t bc_reply_classes[10] = {",
	    out);
	for (unsigned d = 0; d < 10; d++) {
		snprintf(key, sizeof key, "%uyz", d);
		fprintf(out, " %s,", number_of(t, key));
	}
	fputs(" };\n\n/* bc_classes[d][s]: the entry of d.s.YYY, and [d][8] that of d.XXX.YYY, or 0;\n"
	      " * d is 7 for X */\n"
	      "BC_TABLE const uint16_t bc_classes[8][9] = {\n",
	    out);
	for (unsigned d = 0; d < 8; d++) {
		char c = d == BOUNCECODE_ANY_CLASS ? 'X' : (char)('0' + d);

		fputs("\t{", out);
		for (unsigned s = 0; s < 8; s++) {
			snprintf(key, sizeof key, "%c.%u.YYY", c, s);
			fprintf(out, " %s,", number_of(t, key));
		}
		snprintf(key, sizeof key, "%c.XXX.YYY", c);
		fprintf(out, " %s },\n", number_of(t, key));
	}
	fputs("};\n\n", out);
}

const struct table code_tables[] = {
	{ "", "", print_ranges, OF_WORDINGS, { 0 } },
	{ "", "", print_classes, OF_CODES, { 0 } },
	{ NULL, NULL, NULL, OF_BOTH, { 0 } },
};
