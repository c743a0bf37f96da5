/* Puts the rows of tables back that were packed column by column. */
#include "web/restore/columns.h"

#include "web/restore/entries.h"
#include "web/restore/keys.h"
#include "web/restore/patterns.h"

static uint32_t
next32(const unsigned char **p)
{
	uint32_t n = 0;

	for (unsigned i = 0; i < 4; i++)
		n |= (uint32_t)*(*p)++ << 8 * i;
	return n;
}

static void
to_rows(const struct bc_columns *c, unsigned char *table, unsigned char *spare)
{
	for (uint32_t b = 0; b < c->width; b += 2) {
		const unsigned char *low = table + b * c->rows;
		const unsigned char *high = low + c->rows;
		unsigned n = 0;

		for (uint32_t r = 0; r < c->rows; r++) {
			unsigned char *p = spare + r * c->width + b;

			n = (c->is_steps ? n : 0) + (low[r] | (unsigned)high[r] << 8);
			p[0] = (unsigned char)n;
			p[1] = (unsigned char)(n >> 8);
		}
	}
	for (uint32_t i = 0; i < c->rows * c->width; i++)
		table[i] = spare[i];
}

/* Where each string of the pool begins; returns how many there are. */
static uint32_t
find_strings(const unsigned char *pool, uint32_t size, uint32_t *starts)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < size; i++)
		if (i == 0 || pool[i - 1] == '\0')
			starts[n++] = i;
	return n;
}

static int
to_places(const struct bc_columns *c, unsigned char *table,
    const uint32_t *starts, uint32_t nstarts)
{
	uint32_t newest = 0;

	for (uint32_t i = 0; i < c->rows * c->nstrings; i++) {
		unsigned char *p =
		    table + i / c->nstrings * c->width + i % c->nstrings * 4;
		const unsigned char *from = p;
		uint32_t n = next32(&from);

		n = n == BC_NO_STRING ? 0
		    : n == BC_NEXT_STRING ? newest + 1
					  : n - BC_STRINGS;
		newest = n > newest ? n : newest;
		if (n >= nstarts)
			return 0;
		for (unsigned b = 0; b < 4; b++)
			p[b] = (unsigned char)(starts[n] >> 8 * b);
	}
	return 1;
}

/* Reads where the tables are that are packed in their own ways; 0 where that is outside
 * of the bytes. */
static int
read_tables(const unsigned char **list, uint32_t nbytes,
    struct bc_packed_tables *tables)
{
	for (unsigned i = 0; i < BC_NPACKED; i++) {
		tables->at[i] = next32(list);
		tables->size[i] = next32(list);
		if (tables->at[i] > nbytes ||
		    tables->size[i] > nbytes - tables->at[i])
			return 0;
	}
	return 1;
}

static struct bc_columns
read_columns(const unsigned char **list)
{
	struct bc_columns c;

	c.at = next32(list);
	c.rows = next32(list);
	c.width = next32(list);
	c.is_steps = next32(list);
	c.nstrings = next32(list);
	return c;
}

static int
are_inside(const struct bc_columns *c, uint32_t nbytes)
{
	return c->at <= nbytes && c->width <= nbytes &&
	    c->rows <= (nbytes - c->at) / (c->width + !c->width) &&
	    c->nstrings * 4 <= c->width;
}

int
bc_restore_apart(const unsigned char *head, unsigned char *bytes, uint32_t nbytes,
    struct bc_packed_tables *tables, uint32_t *spare)
{
	uint32_t pool = next32(&head), size = next32(&head), n = next32(&head);
	uint32_t nstrings;

	if (pool > nbytes || size > nbytes - pool || !read_tables(&head, nbytes, tables))
		return 0;
	nstrings = find_strings(bytes + pool, size, spare);
	for (; n > 0; n--) {
		struct bc_columns c = read_columns(&head);

		if (!are_inside(&c, nbytes))
			return 0;
		to_rows(&c, bytes + c.at, (unsigned char *)(spare + nstrings));
		if (!to_places(&c, bytes + c.at, spare, nstrings))
			return 0;
	}
	bc_restore_entries(bytes, tables);
	bc_restore_keys(bytes, tables);
	return bc_restore_patterns(bytes, tables, spare);
}
