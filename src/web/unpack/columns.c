/* Puts the rows of tables back that were packed column by column. */
#include "web/unpack/columns.h"

static uint32_t
next32(const unsigned char **p)
{
	uint32_t n = 0;

	for (unsigned i = 0; i < 4; i++)
		n |= (uint32_t)*(*p)++ << 8 * i;
	return n;
}

static void
to_rows(const struct columns *c, unsigned char *table, unsigned char *spare)
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

unsigned char *
bc_restore_rows(unsigned char *stream, unsigned char *spare)
{
	const unsigned char *list = stream;
	uint32_t n = next32(&list);
	unsigned char *bytes = stream + 4 + n * 16;

	for (; n > 0; n--) {
		struct columns c;

		c.at = next32(&list);
		c.rows = next32(&list);
		c.width = next32(&list);
		c.is_steps = next32(&list);
		to_rows(&c, bytes + c.at, spare);
	}
	return bytes;
}
