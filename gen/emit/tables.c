/*
 * The C tables of the runtime, whose types stand in src/internal.h. Strings
 * lie in two pools and are named by their offset, so that the tables hold no
 * pointer and need no relocation: what everybody needs in bc_names, the long
 * texts, which may be left out, in bc_prose.
 */
#include "gen/emit/emit.h"
#include "gen/base/print.h"

#include <stdlib.h>
#include <string.h>

struct pool {
	const char *name;
	struct {
		const char *s;
		size_t offset;
	} *strings;
	size_t n, size;
};

/* The offset of a string; 0 is the empty one, and stands for "none". It adds
 * to the pool: never call it twice for one pool in the arguments of a function, whose
 * order C leaves open. */
static size_t
pooled(struct pool *p, const char *s)
{
	if (s == NULL)
		s = "";
	for (size_t i = 0; i < p->n; i++)
		if (strcmp(p->strings[i].s, s) == 0)
			return p->strings[i].offset;
	p->strings = xgrow(p->strings, p->n, sizeof *p->strings);
	p->strings[p->n].s = s;
	p->strings[p->n].offset = p->size;
	p->size += strlen(s) + 1;
	return p->strings[p->n++].offset;
}

/* One array of exact size for each string (C99 5.2.4.1 promises only 4095
 * characters in one literal), one after another without padding. */
static void
print_pool(const struct pool *p, FILE *out)
{
	fprintf(out, "/* %s: strings, each at its offset */\n", p->name);
	fprintf(out, "static const struct %s {\n", p->name);
	for (size_t i = 0; i < p->n; i++)
		fprintf(out, "\tchar s%zu[%zu];\n", p->strings[i].offset,
		    strlen(p->strings[i].s) + 1);
	fprintf(out, "} %s = {\n", p->name);
	for (size_t i = 0; i < p->n; i++) {
		fputc('\t', out);
		put_c_string(out, p->strings[i].s);
		fputs(",\n", out);
	}
	fprintf(out, "};\ntypedef char %s_has_no_padding[sizeof %s == %zu ? 1 : -1];\n\n",
	    p->name, p->name, p->size);
}

static size_t
index_of(const struct model *m, const struct entry *e)
{
	return (size_t)(e - m->entries);
}

/* The verdicts that occur, each once. */
struct verdict_row {
	int bounce[2], action[2], vague, decisive;
};

static struct verdict_row *verdicts;
static size_t nverdicts;

static size_t
verdict_of(const struct entry *e)
{
	const struct verdict *v = &e->verdict;
	struct verdict_row row = { { v->permanent, v->transient },
		{ v->action, v->transient_action }, e->vague || e->catch_all,
		e->decisive };

	for (size_t i = 0; i < nverdicts; i++)
		if (memcmp(&verdicts[i], &row, sizeof row) == 0)
			return i;
	verdicts = xgrow(verdicts, nverdicts, sizeof *verdicts);
	verdicts[nverdicts] = row;
	return nverdicts++;
}

static void
print_verdicts(FILE *out)
{
	fputs("/* bc_verdicts: bounce and action as 5yz and as 4yz, vague, decisive */\n"
	      "BC_TABLE const struct bc_verdict bc_verdicts[] = {\n",
	    out);
	for (size_t i = 0; i < nverdicts; i++) {
		const struct verdict_row *v = &verdicts[i];

		fprintf(out, "\t{ { %d, %d }, { %d, %d }, %d, %d },\n",
		    v->bounce[0], v->bounce[1], v->action[0], v->action[1],
		    v->vague, v->decisive);
	}
	fputs("};\n\n", out);
}

static uint32_t number_of(const struct row *r);

static void
print_entries(const struct model *m, struct pool *names, struct pool *prose,
    FILE *out)
{
	/* Keys come first: their offsets have to fit into 16 bits. */
	for (size_t i = 0; i < m->nrows; i++)
		if (pooled(names, m->rows[i].key) > UINT16_MAX) {
			fputs("bouncegen: more than 64 KiB of keys\n", stderr);
			exit(1);
		}
	fputs("/* bc_entries: number, title, key, text, category, remarks, kind and confidence,\n"
	      " * verdict */\n"
	      "BC_TABLE const struct bouncecode_entry bc_entries[] = {\n"
	      "\t{ 0, 0, 0, 0, 0, 0, 0, 0 },\n",
	    out);
	for (size_t i = 0; i < m->nrows; i++) {
		const struct row *r = &m->rows[i];
		const struct entry *e = r->entry;
		size_t key = pooled(names, r->key);
		size_t title =
		    pooled(is_worded(e) ? prose : names, e->text[TITLE]);

		fprintf(out,
		    is_worded(e)
			? "\t{ 0x%08xu, BC_PROSE(%zu), %zu, %zu, %u, %u, %d * 16 + %d, %zu }, /* %zu */\n"
			: "\t{ 0x%08xu, %zu, %zu, %zu, %u, %u, %d * 16 + %d, %zu }, /* %zu */\n",
		    (unsigned)number_of(r), title, key, index_of(m, e),
		    e->category->word->number, r->remarks, (int)e->kind,
		    e->confidence, verdict_of(e), i + 1);
	}
	fprintf(out, "};\nBC_TABLE const size_t bc_nentries = %zu;\n\n",
	    m->nrows);
	print_verdicts(out);
}

/* A wording's code is the one it usually comes with. */
static uint32_t
number_of(const struct row *r)
{
	const struct entry *e = r->entry;

	if (!is_worded(e))
		return r->number;
	return (e->reply ? BOUNCECODE_REPLY(e->reply) : 0) |
	    (e->class_digit ? BOUNCECODE_ENHANCED(
				  e->class_digit, e->subject, e->detail)
			    : 0);
}

static void
print_responses(const struct model *m, FILE *out)
{
	size_t first = 0;

	while (first < m->nrows && !is_worded(m->rows[first].entry))
		first++;
	fprintf(out,
	    "/* bc_responses: provider and blocklist */\n"
	    "BC_TABLE const size_t bc_first_response = %zu;\n"
	    "BC_TABLE const struct bc_response bc_responses[] = {\n",
	    first + 1);
	for (size_t i = first; i < m->nrows; i++) {
		const struct entry *e = m->rows[i].entry;

		fprintf(out, "\t{ %u, %u }, /* %zu */\n", e->provider,
		    e->blocklist, i + 1);
	}
	fputs("\t{ 0, 0 },\n};\n\n", out);
}

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

/* Where several responses share a private code, it says only what they agree
 * upon: the first of them answers if all have one category. */
static void
print_ranges(const struct model *m, FILE *out)
{
	const struct row **rows = xcalloc(m->nrows, sizeof *rows);
	size_t n = 0, printed = 0;

	for (size_t i = 0; i < m->nrows; i++)
		if (is_private(m, m->rows[i].entry))
			rows[n++] = &m->rows[i];
	qsort(rows, n, sizeof *rows, compare_ranges);
	fputs("/* bc_ranges: class, subject, first and last detail, entry */\n"
	      "BC_TABLE const struct bc_range bc_ranges[] = {\n",
	    out);
	for (size_t i = 0, k; i < n; i = k) {
		const struct entry *e = rows[i]->entry;
		bool agree = true;

		for (k = i + 1; k < n && rows[k]->entry->class_digit == e->class_digit &&
		     rows[k]->entry->subject == e->subject &&
		     rows[k]->entry->detail == e->detail;
		     k++)
			agree &= rows[k]->entry->category == e->category;
		if (!agree)
			continue;
		fprintf(out, "\t{ %u, %u, %u, %u, %zu },\n", e->class_digit,
		    e->subject, e->detail, e->last_detail,
		    (size_t)(rows[i] - m->rows) + 1);
		printed++;
	}
	fprintf(out, "\t{ 0, 0, 0, 0, 0 },\n};\nBC_TABLE const size_t bc_nranges = %zu;\n\n",
	    printed);
}

static size_t
row_of(const struct model *m, const char *key)
{
	for (size_t i = 0; i < m->nrows; i++)
		if (strcmp(m->rows[i].key, key) == 0)
			return i + 1;
	return 0;
}

static void
print_classes(const struct model *m, FILE *out)
{
	char key[16];

	fputs("/* bc_reply_classes[d]: the entry of dyz, or 0 */\n"
	      "BC_TABLE const uint16_t bc_reply_classes[10] = {",
	    out);
	for (unsigned d = 0; d < 10; d++) {
		snprintf(key, sizeof key, "%uyz", d);
		fprintf(out, " %zu,", row_of(m, key));
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
			fprintf(out, " %zu,", row_of(m, key));
		}
		snprintf(key, sizeof key, "%c.XXX.YYY", c);
		fprintf(out, " %zu },\n", row_of(m, key));
	}
	fputs("};\n\n", out);
}

static unsigned
last_number(const struct vocabulary *v)
{
	unsigned last = 0;

	for (size_t i = 0; i < v->n; i++)
		if (v->words[i].number > last)
			last = v->words[i].number;
	return last;
}

static void
print_words(const struct model *m, struct pool *names, struct pool *prose,
    FILE *out)
{
	size_t first = 0;

	fputs("/* bc_words: name and explanation of each word, by its number */\n"
	      "BC_TABLE const struct bc_word bc_words[] = {\n",
	    out);
	for (int v = 0; v < NVOCABULARIES; v++) {
		unsigned last = last_number(&m->vocabularies[v]);

		for (unsigned n = 0; n <= last; n++) {
			const struct word *w =
			    find_number(m, (enum bouncecode_vocabulary)v, n);

			fprintf(out, "\t{ %zu, ",
			    pooled(names, w ? w->id : NULL));
			fprintf(out, "BC_PROSE(%zu), ",
			    pooled(prose, w ? w->text : NULL));
			fprintf(out, "BC_PROSE(%zu) }, /* %s %u%s%s */\n",
			    pooled(prose, w ? w->url : NULL),
			    m->vocabularies[v].element, n, w ? " " : "",
			    w ? w->id : "");
		}
	}
	fputs("};\n\n/* bc_vocabularies: first word and number of words */\n"
	      "BC_TABLE const struct bc_vocabulary bc_vocabularies[] = {\n",
	    out);
	for (int v = 0; v < NVOCABULARIES; v++) {
		unsigned n = last_number(&m->vocabularies[v]) + 1;

		fprintf(out, "\t{ %zu, %u },\n", first, n);
		first += n;
	}
	fputs("};\n\n", out);
}

/* The first of several terms is the usual one. */
static const char *
first_term(const char *terms)
{
	const char *end = terms ? strstr(terms, ", ") : NULL;

	return end ? xprintf("%.*s", (int)(end - terms), terms) : terms;
}

static void
print_categories(const struct model *m, struct pool *names, FILE *out)
{
	unsigned last = last_number(&m->vocabularies[BOUNCECODE_CATEGORIES]);

	fputs("/* bc_categories: fault, and the term of each system, by number */\n"
	      "BC_TABLE const struct bc_category bc_categories[] = {\n",
	    out);
	for (unsigned n = 0; n <= last; n++) {
		const struct category *c = NULL;

		for (size_t i = 0; i < m->ncategories; i++)
			if (m->categories[i].word->number == n)
				c = &m->categories[i];
		fprintf(out, "\t{ %d, {", c ? c->fault : 0);
		for (unsigned s = 0; s < NSYSTEMS_MAX; s++)
			fprintf(out, " %zu,",
			    c ? pooled(names, first_term(c->terms[s])) : 0);
		fprintf(out, " } }, /* %s */\n", c ? c->word->id : "none");
	}
	fputs("};\n\n", out);
}

/* Entries that another vocabulary calls otherwise than their category. */
static void
print_overrides(const struct model *m, struct pool *names, FILE *out)
{
	size_t n = 0;

	fputs("/* bc_overrides: entry, system, term; ends with entry 0 */\n"
	      "BC_TABLE const struct bc_override bc_overrides[] = {\n",
	    out);
	for (size_t i = 0; i < m->nrows; i++)
		for (unsigned s = 0; s < NSYSTEMS_MAX; s++) {
			const char *t = m->rows[i].entry->terms[s];

			if (t == NULL)
				continue;
			fprintf(out, "\t{ %zu, %u, %zu },\n", i + 1, s,
			    pooled(names, first_term(t)));
			n++;
		}
	fputs("\t{ 0, 0, 0 },\n};\n\n", out);
}

static void
print_references(const struct model *m, struct pool *prose, FILE *out)
{
	char url[600];

	fputs("/* bc_references: name, section and URL of each entry's references */\n"
	      "static const struct bc_reference bc_references[] = {\n",
	    out);
	for (size_t i = 0; i < m->nentries; i++)
		for (size_t k = 0; k < m->entries[i].nreferences; k++) {
			const struct reference *r =
			    &m->entries[i].references[k];

			reference_url(r, url, sizeof url);
			fprintf(out, "\t{ %zu, ", pooled(prose, r->source->name));
			fprintf(out, "%zu, ", pooled(prose, r->section));
			fprintf(out, "%zu },\n", pooled(prose, xstrdup(url)));
		}
	fputs("};\n\n", out);
}

static void
print_texts(const struct model *m, struct pool *prose, FILE *out)
{
	size_t reference = 0;

	fputs("/* bc_texts: meaning, cause, advice, note, reason, references */\n"
	      "static const struct bc_text bc_texts[] = {\n",
	    out);
	for (size_t i = 0; i < m->nentries; i++) {
		const struct entry *e = &m->entries[i];

		fputs("\t{ ", out);
		for (int t = MEANING; t < NTEXTS; t++)
			fprintf(out, "%zu, ", pooled(prose, e->text[t]));
		fprintf(out, "%zu, %zu, %zu },\n", pooled(prose, e->reason),
		    reference, e->nreferences);
		reference += e->nreferences;
	}
	fputs("};\n", out);
}

/* What is printed first refers to pools that are only full at the end, so it
 * goes through memory. */
static char *
in_memory(void (*print)(const struct model *, struct pool *, FILE *),
    const struct model *m, struct pool *pool)
{
	char *text;
	size_t size;
	FILE *f = open_memstream(&text, &size);

	if (f == NULL) {
		fputs("bouncegen: out of memory\n", stderr);
		exit(1);
	}
	print(m, pool, f);
	fclose(f);
	return text;
}

static struct pool names = { .name = "bc_names" };
static struct pool prose = { .name = "bc_prose" };

static void
print_named(const struct model *m, struct pool *pool, FILE *out)
{
	print_entries(m, pool, &prose, out);
	print_responses(m, out);
	print_ranges(m, out);
	print_classes(m, out);
	print_words(m, pool, &prose, out);
	print_categories(m, pool, out);
	print_overrides(m, pool, out);
}

static void
print_prosaic(const struct model *m, struct pool *pool, FILE *out)
{
	print_references(m, pool, out);
	print_texts(m, pool, out);
}

void
emit_tables(const struct model *m, FILE *out)
{
	char *named, *prosaic;

	pooled(&names, "");
	pooled(&prose, "");
	named = in_memory(print_named, m, &names);
	prosaic = in_memory(print_prosaic, m, &prose);
	put_c_banner(out, m->version, m->digest);
	fprintf(out,
	    "\nstatic const char bc_version[] = \"%s\";\n"
	    "static const char bc_updated[] = \"%s\";\n"
	    "static const char bc_digest[] = \"%s\";\n\n",
	    m->version, m->updated, m->digest);
	print_pool(&names, out);
	fputs("#ifndef BOUNCECODE_NO_TEXT\n\n", out);
	print_pool(&prose, out);
	fputs("#endif\n\n", out);
	fputs(named, out);
	fputs("#ifndef BOUNCECODE_NO_TEXT\n\n", out);
	fputs(prosaic, out);
	fputs("\n#endif\n", out);
	free(named);
	free(prosaic);
}
