/*
 * The weights of words as tables: a hash of the features, and for each category
 * the entry that answers where words alone decide.
 */
#include "gen/emit/emit.h"
#include "gen/emit/numbers.h"
#include "gen/emit/room.h"
#include "gen/emit/symbol.h"

#include "gen/base/print.h"
#include "gen/learn/leads.h"
#include "gen/learn/weights.h"

/* So many weights of a feature are a list; more of them are a full row, which
 * is added up at once. */
enum { LISTED = 8 };

/* Places of a full row: the categories, and room to whole registers. */
enum { REGISTER = 16 };

struct table {
	size_t *features; /* the first is of none */
	size_t nfeatures;
	size_t *places; /* where the features of a hash begin */
	int8_t *rows;
	size_t nrows, width;
};

static size_t
packed(unsigned low, int high)
{
	return ((unsigned)high & 0xff) << 8 | low;
}

static void
add_number(struct table *t, size_t number)
{
	t->features = xgrow(t->features, t->nfeatures, sizeof *t->features);
	t->features[t->nfeatures++] = number;
}

static void
add_row(struct table *t, const struct weight *list, size_t n)
{
	int8_t *row = t->rows + t->nrows * t->width;

	for (size_t i = 0; i < n; i++)
		row[list[i].category] = (int8_t)list[i].weight;
	add_number(t, t->nrows++);
}

static void
add_feature(struct table *t, uint32_t hash, const struct weight *list, size_t n)
{
	add_number(t, packed(bc_feature_end(hash), n > LISTED ? BC_FULL : (int)n));
	if (n > LISTED)
		add_row(t, list, n);
	else
		for (size_t i = 0; i < n; i++)
			add_number(t, packed(list[i].category, list[i].weight));
}

static struct table
table_of(const struct weights *w, size_t ncategories)
{
	struct table t = { .width = (ncategories + REGISTER - 1) / REGISTER * REGISTER };
	size_t n = (size_t)1 << BC_FEATURE_BITS, feature = 0;

	add_number(&t, 0);
	t.places = xcalloc(n + 1, sizeof *t.places);
	t.rows = xcalloc(w->nfeatures + 1, t.width);
	for (size_t place = 0; place < n; place++) {
		t.places[place] = t.nfeatures;
		for (; feature < w->nfeatures &&
		     bc_feature_place(w->features[feature].hash) == place;
		     feature++) {
			const struct feature *f = &w->features[feature];

			add_feature(&t, f->hash, w->list + f->first,
			    f[1].first - f->first);
		}
	}
	t.places[n] = t.nfeatures;
	return t;
}

static void
put_row(FILE *out, const int8_t *row, size_t width)
{
	fputs("\t{", out);
	for (size_t c = 0; c < width; c++)
		fprintf(out, "%s%s%d", c > 0 ? "," : "",
		    c > 0 && c % REGISTER == 0 ? "\n\t    " : " ", row[c]);
	fputs(" },\n", out);
}

static void
put_table(FILE *out, const struct table *t)
{
	put_numbers(out, "bc_feature_places", "where the features of a hash begin",
	    "uint16_t", t->places, ((size_t)1 << BC_FEATURE_BITS) + 1);
	put_numbers(out, "bc_features",
	    "of each the end of its hash, and its weights or its full row",
	    "uint16_t", t->features, t->nfeatures);
	fprintf(out,
	    "\n/* what common words weigh, by category */\n"
	    "enum { BC_ROW_WIDTH = %zu };\n"
	    "static const int8_t bc_weight_rows[][BC_ROW_WIDTH] = {\n",
	    t->width);
	/* An array has a member at least. */
	for (size_t i = 0; i < t->nrows || i == 0; i++)
		put_row(out, t->rows + i * t->width, t->width);
	fputs("};\n", out);
}

/* Behind the greatest number of a category. */
static size_t
ncategories_of(const struct model *m)
{
	size_t n = 0;

	for (size_t i = 0; i < m->ncategories; i++)
		if (m->categories[i].word->number >= n)
			n = m->categories[i].word->number + 1;
	return n;
}

/* Which entry answers for a category. */
static void
put_learned(FILE *out, const struct model *m)
{
	size_t rows[BC_CATEGORIES_MAX] = { 0 }, n = ncategories_of(m);
	struct symbols s = symbols_of(m);

	for (size_t i = 0; i < m->nrows; i++)
		if (m->rows[i].entry->learned)
			rows[m->rows[i].entry->category->word->number] = i + 1;
	fprintf(out,
	    "/* bc_learned: the entry that answers for a category by its words alone; 0 = none */\n"
	    "static const uint16_t bc_learned[%zu] = {\n",
	    n);
	for (size_t i = 0; i < n; i++)
		fprintf(out, "\t%s,\n", entry_number(&s, rows[i]));
	fputs("};\n", out);
}

/* The numbers of categories are places in tables of so many. */
static bool
have_room(const struct model *m)
{
	unsigned errors = *m->errors;

	for (size_t i = 0; i < m->ncategories; i++)
		need_room(m, m->categories[i].word->line, "numbers of categories",
		    0, m->categories[i].word->number, BC_CATEGORIES_MAX - 1);
	return *m->errors == errors;
}

void
emit_weights(const struct model *m, FILE *out)
{
	struct examples x;
	struct weights w;
	struct leads leads;
	struct table table;

	if (!have_room(m))
		return;
	x = examples_of(m);
	w = learn(&x, NULL);
	leads = leads_of(&x);

	table = table_of(&w, ncategories_of(m));
	need_room(m, 0, "features and weights", 0, table.nfeatures, UINT16_MAX);
	put_c_banner(out, m->version, m->digest);
	fprintf(out,
	    "\n/* From which leads on an opinion is of medium and of high confidence. */\n"
	    "enum { BC_LEAD_MEDIUM = %d, BC_LEAD_HIGH = %d };\n\n",
	    leads.medium, leads.high);
	put_table(out, &table);
	put_learned(out, m);
}
