/* Partial summaries, in memory. */
#include "tests/fuzz/gathered.h"

void
begin_gathering(struct gathering *g)
{
	const struct summary_settings s = { .by = BY_HOUR, .of_relays = true,
		.key = { { 17, 4711 } } };

	require(gather_begin(g, &s, true));
}

struct writing {
	struct bc_sink sink;
	struct bytes text;
	char room[4096];
};

static void
take(struct bc_sink *sink)
{
	struct writing *w = (struct writing *)sink;
	size_t length = w->text.length + sink->length;

	require((w->text.at = realloc(w->text.at, length + 1)) != NULL);
	memcpy(w->text.at + w->text.length, sink->text, sink->length);
	w->text.length = length;
}

static void
begin_writing(struct writing *w)
{
	*w = (struct writing){ .sink = { .size = sizeof w->room, .empty = take } };
	w->sink.text = w->room;
}

struct bytes
written(const struct gathering *g)
{
	struct writing w;

	begin_writing(&w);
	require(gather_write(g, &w.sink));
	bc_empty(&w.sink);
	for (size_t i = 0; i < w.text.length; i++)
		require((w.text.at[i] >= ' ' && w.text.at[i] <= '~') ||
		    w.text.at[i] == '\n' || w.text.at[i] == '\t');
	return w.text;
}

struct bytes
read_and_written(struct bytes partial)
{
	struct gathering g;
	struct bytes again;
	char error[400];

	begin_gathering(&g);
	require(gather_read(&g, partial.at, partial.length, error, sizeof error));
	again = written(&g);
	gather_end(&g);
	return again;
}

static void
put_cells(void *context, const struct bc_cell *cells, size_t n)
{
	struct writing *w = context;

	for (size_t i = 0; i < n; i++) {
		require(cells[i].name != NULL);
		if (cells[i].type == BC_CELL_NUMBER)
			bc_put_number(&w->sink, cells[i].number);
		else
			bc_put_text(&w->sink, cells[i].text != NULL ? cells[i].text : "-");
		bc_put_char(&w->sink, i + 1 < n ? '\t' : '\n');
	}
}

struct bytes
told_of(struct gathering *g, struct rows_left *left)
{
	static struct table tables[NTABLES];
	struct figures f;
	struct writing w;

	begin_writing(&w);
	*left = gather_finish(g, BY_DAY, BY_DAY, &f);
	summary_tables(&f.sums->summary, tables);
	rates_sort(&f.sums->rates);
	figures_records(&f, tables, put_cells, &w);
	bc_empty(&w.sink);
	gather_end(g);
	return w.text;
}
