/*
 * Packs the runtime of the web page, as src/web/unpack/ reads it: "shrink RUNTIME
 * MAP TEXT FILE TABLE=WIDTH...". MAP is what the linker said of it, TEXT what the
 * page has besides: to repeat that costs little.
 */
#include <errno.h>
#include <lzma.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/web/unpack/columns.h"

/* Those with which the runtime is smallest: letters follow letters, and bytes of
 * a column those of the same column. */
enum { LC = 3, LP = 0, PB = 0 };

struct bytes {
	unsigned char *at;
	size_t n;
};

static _Noreturn void
fail(const char *file, const char *why)
{
	fprintf(stderr, "shrink: %s: %s\n", file, why);
	exit(2);
}

static struct bytes
read_all(const char *name)
{
	struct bytes b = { NULL, 0 };
	FILE *f = fopen(name, "rb");
	long size;

	if (f == NULL || fseek(f, 0, SEEK_END) != 0 || (size = ftell(f)) < 0)
		fail(name, strerror(errno));
	rewind(f);
	b.at = malloc((size_t)size + 1);
	if (b.at == NULL || fread(b.at, 1, (size_t)size, f) != (size_t)size)
		fail(name, "cannot be read");
	b.n = (size_t)size;
	b.at[b.n] = '\0';
	fclose(f);
	return b;
}

/* ---- where a table is */

/* LEB128, WebAssembly Core Specification section 5.2.2. */
static uint32_t
number(const struct bytes *b, size_t *at)
{
	uint32_t n = 0;

	for (unsigned shift = 0; *at < b->n && shift < 35; shift += 7) {
		unsigned char c = b->at[(*at)++];

		n |= (uint32_t)(c & 0x7f) << shift;
		if (c < 0x80)
			break;
	}
	return n;
}

/* Section 5.5.14 there: the place in the file of what is loaded at an address,
 * which is in an active segment of memory 0. */
static size_t
place_of(const struct bytes *wasm, uint32_t address, uint32_t size)
{
	enum { HEADER = 8, DATA = 11, CONSTANT = 0x41 };

	for (size_t at = HEADER; at < wasm->n;) {
		unsigned id = wasm->at[at++];
		uint32_t n = number(wasm, &at);
		size_t p = at;

		at += n;
		if (id != DATA)
			continue;
		for (uint32_t left = number(wasm, &p); left > 0; left--) {
			uint32_t start, length;

			if (number(wasm, &p) != 0 || wasm->at[p++] != CONSTANT)
				break;
			start = number(wasm, &p);
			p++; /* end */
			length = number(wasm, &p);
			if (address >= start && address - start + size <= length)
				return p + (address - start);
			p += length;
		}
	}
	return 0;
}

/* A line of the map: address, offset, size, file and section. */
static struct columns
find_table(const struct bytes *wasm, const struct bytes *map, const char *name,
    size_t n)
{
	static const char section[] = ":(.rodata.";
	struct columns c = { 0, 0, 0, 0, 0 };

	for (char *line = (char *)map->at, *end; *line != '\0'; line = end) {
		unsigned address, offset, size;
		char *at;

		end = line + strcspn(line, "\n");
		end += *end == '\n';
		at = strstr(line, section);
		if (at == NULL || at >= end)
			continue;
		at += sizeof section - 1;
		if (strncmp(at, name, n) != 0 || at[n] != ')' ||
		    sscanf(line, "%x %x %x", &address, &offset, &size) != 3)
			continue;
		c.at = (uint32_t)place_of(wasm, address, size);
		c.rows = size;
		return c;
	}
	return c;
}

/* "bc_owners=2" has rows of two bytes and is written column by column. With a "+"
 * a row holds how far its numbers of 16 bits are from those of the row before:
 * offsets that grow from row to row are five times smaller for it. With "24@5" the
 * first five numbers of 32 bits in a row of 24 bytes are places in the pool. */
static struct columns
read_table(const struct bytes *wasm, const struct bytes *map, const char *asked)
{
	size_t n = strcspn(asked, "=");
	struct columns c = find_table(wasm, map, asked, n);

	if (c.at == 0)
		fail(asked, "no such table in the map, or not in the data");
	c.is_steps = asked[n] == '=' && asked[n + 1] == '+';
	c.width = (uint32_t)atoi(asked + n + 1 + c.is_steps);
	n += strcspn(asked + n, "@");
	c.places = asked[n] == '@' ? (uint32_t)atoi(asked + n + 1) : 0;
	if (c.width == 0 || c.width % 2 != 0 || c.rows % c.width != 0 ||
	    c.places * 4 > c.width)
		fail(asked, "the table has no rows of that width");
	c.rows /= c.width;
	return c;
}

/* ---- packing */

static unsigned
get16(const unsigned char *p)
{
	return p[0] | (unsigned)p[1] << 8;
}

static void
to_columns(const struct columns *c, unsigned char *table)
{
	size_t rows = c->rows, width = c->width;
	unsigned char *out = malloc(rows * width + 1);

	if (out == NULL)
		fail("memory", "there is none");
	for (size_t r = 0; r < rows; r++)
		for (size_t b = 0; b < width; b += 2) {
			unsigned char *p = table + r * width + b;
			unsigned n = get16(p);

			if (c->is_steps && r > 0)
				n -= get16(p - width);
			out[b * rows + r] = (unsigned char)n;
			out[(b + 1) * rows + r] = (unsigned char)(n >> 8);
		}
	memcpy(table, out, rows * width);
	free(out);
}

static void
put32(unsigned char **p, uint32_t n)
{
	for (int i = 0; i < 4; i++)
		*(*p)++ = (unsigned char)(n >> 8 * i);
}

/* The number of the string that begins at a place, from 0. */
static uint32_t
string_at(const unsigned char *pool, uint32_t place)
{
	uint32_t n = 0;

	while (place > 0)
		n += pool[--place] == '\0';
	return n;
}

/* Most strings are told of for the first time in the order of the pool. */
static void
to_ordinals(const struct columns *c, unsigned char *table,
    const unsigned char *pool)
{
	uint32_t newest = 0;

	for (uint32_t r = 0; r < c->rows; r++)
		for (uint32_t i = 0; i < c->places; i++) {
			unsigned char *p = table + r * c->width + i * 4;
			uint32_t n = string_at(pool,
			    get16(p) | (uint32_t)get16(p + 2) << 16);

			put32(&p, n == 0 ? BC_NO_STRING
				: n == newest + 1 ? BC_NEXT_STRING
						  : n + BC_STRINGS);
			newest = n > newest ? n : newest;
		}
}

/* What is packed: the tables, as columns.h has them, and the runtime. */
static struct bytes
list_columns(const struct bytes *wasm, const struct columns *list, size_t n,
    const struct columns *pool)
{
	size_t head = BC_COLUMNS_HEAD + n * BC_COLUMNS_SIZE;
	struct bytes b = { malloc(head + wasm->n), head + wasm->n };
	unsigned char *p = b.at;

	if (p == NULL)
		fail("memory", "there is none");
	put32(&p, pool->at);
	put32(&p, pool->rows);
	put32(&p, (uint32_t)n);
	for (size_t i = 0; i < n; i++) {
		put32(&p, list[i].at);
		put32(&p, list[i].rows);
		put32(&p, list[i].width);
		put32(&p, list[i].is_steps);
		put32(&p, list[i].places);
	}
	memcpy(p, wasm->at, wasm->n);
	return b;
}

/* A byte for the properties, and LZMA with an end marker. */
static struct bytes
pack(const struct bytes *b, const struct bytes *text)
{
	lzma_options_lzma o;
	lzma_filter filters[] = { { LZMA_FILTER_LZMA1, &o },
		{ LZMA_VLI_UNKNOWN, NULL } };
	struct bytes packed = { malloc(b->n + 65536), 1 };

	if (packed.at == NULL || lzma_lzma_preset(&o, 9 | LZMA_PRESET_EXTREME))
		fail("liblzma", "has no such preset");
	o.lc = LC;
	o.lp = LP;
	o.pb = PB;
	o.preset_dict = text->at;
	o.preset_dict_size = (uint32_t)text->n;
	packed.at[0] = (PB * 5 + LP) * 9 + LC;
	if (lzma_raw_buffer_encode(filters, NULL, b->at, b->n, packed.at,
		&packed.n, b->n + 65536) != LZMA_OK)
		fail("liblzma", "cannot pack");
	return packed;
}

int
main(int argc, char **argv)
{
	enum { RUNTIME = 1, MAP, TEXT, OUT, TABLES };
	static const char name[] = "bc_prose";
	struct bytes wasm, map, text, all, packed;
	struct columns pool;
	struct columns *list;
	size_t n = 0;
	FILE *out;

	if (argc < TABLES)
		fail("usage", "shrink RUNTIME MAP TEXT FILE [TABLE=WIDTH]...");
	wasm = read_all(argv[RUNTIME]);
	map = read_all(argv[MAP]);
	text = read_all(argv[TEXT]);
	list = calloc((size_t)argc, sizeof *list);
	if (list == NULL)
		fail("memory", "there is none");
	pool = find_table(&wasm, &map, name, sizeof name - 1);
	for (; n + TABLES < (size_t)argc; n++) {
		list[n] = read_table(&wasm, &map, argv[n + TABLES]);
		to_ordinals(&list[n], wasm.at + list[n].at, wasm.at + pool.at);
		to_columns(&list[n], wasm.at + list[n].at);
	}
	all = list_columns(&wasm, list, n, &pool);
	packed = pack(&all, &text);
	out = fopen(argv[OUT], "wb");
	if (out == NULL || fwrite(packed.at, 1, packed.n, out) != packed.n ||
	    fclose(out) != 0)
		fail(argv[OUT], "cannot be written");
	return 0;
}
