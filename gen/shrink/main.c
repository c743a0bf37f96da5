/*
 * Packs the runtime of the web page, as src/web/unpack/ and src/web/restore/ read it:
 * "shrink RUNTIME MAP TEXT RECIPE FILE POOL TABLE=WIDTH...". MAP is what the
 * linker said, TEXT what the page has besides: to repeat that costs little. RECIPE is
 * for keyword search, and FILE is text that can stand in the page. Where TEXT is "-",
 * FILE is the runtime with packed tables, and not packed itself.
 */
#include "gen/base/file.h"
#include "gen/base/memory.h"
#include "gen/base/message.h"
#include "gen/shrink/entries.h"
#include "gen/shrink/keys.h"
#include "gen/shrink/patterns.h"
#include "gen/shrink/search.h"
#include "src/web/restore/columns.h"
#include "src/web/restore/search.h"
#include "src/web/unpack/digits.h"
#include "src/web/unpack/stream.h"

#include <lzma.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct bytes {
	unsigned char *at;
	size_t n;
};

struct table {
	uint32_t at, size;
	uint32_t segment; /* where what it is loaded with begins */
};

static _Noreturn void
fail(const char *what, const char *why)
{
	complain("%s: %s", what, why);
	exit(2);
}

/* Behind the bytes of a file stands NUL. */
static struct bytes
read_all(const char *name)
{
	struct bytes b;
	char *data;

	if (!read_file(name, LIST_SIZE_MAX, &data, &b.n))
		exit(2);
	b.at = xcalloc(b.n + 1, 1);
	memcpy(b.at, data, b.n);
	free(data);
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
 * which is in an active segment of memory 0, and of that segment. What the map says
 * of places in the file is some bytes off. */
static size_t
place_of(const struct bytes *wasm, uint32_t address, uint32_t size, size_t *segment)
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
			*segment = p;
			if (address >= start && address - start + size <= length)
				return p + (address - start);
			p += length;
		}
	}
	return 0;
}

/* Where in the file a table stands. A line of the map: address, offset, size,
 * file and section. */
static struct table
find_table(const struct bytes *wasm, const struct bytes *map, const char *name,
    size_t n)
{
	static const char section[] = ":(.rodata.";
	struct table t = { 0, 0, 0 };

	for (char *line = (char *)map->at, *end; *line != '\0'; line = end) {
		unsigned address, offset, size;
		size_t segment = 0;
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
		t.at = (uint32_t)place_of(wasm, address, size, &segment);
		t.size = size;
		t.segment = (uint32_t)segment;
		break;
	}
	if (t.at == 0)
		fail(name, "no such table in the map, or not in the data");
	return t;
}

static struct bc_packed_tables
find_packed(const struct bytes *wasm, const struct bytes *map)
{
	static const char *const names[BC_NPACKED] = {
		[BC_PACKED_PATTERNS] = "bc_patterns",
		[BC_PACKED_PIECES] = "bc_pieces",
		[BC_PACKED_OWNERS] = "bc_owners",
		[BC_PACKED_LITERALS] = "bc_literals",
		[BC_PACKED_BITS] = "bc_gram_bits",
		[BC_PACKED_RANKS] = "bc_gram_ranks",
		[BC_PACKED_HEADS] = "bc_gram_heads",
		[BC_PACKED_SPELLINGS] = "bc_spelling_pool",
		[BC_PACKED_OFFSETS] = "bc_spelling_offsets",
		[BC_PACKED_SPELLING_LISTS] = "bc_spelling_lists",
		[BC_PACKED_LISTS] = "bc_list_heads",
		[BC_PACKED_POSTINGS] = "bc_postings",
		[BC_PACKED_KEYS] = "bc_keys",
		[BC_PACKED_ENTRIES] = "bc_entries",
		[BC_PACKED_TEXTS] = "bc_texts",
		[BC_PACKED_NAMES] = "bc_names",
		[BC_PACKED_PROSE] = "bc_prose",
		[BC_PACKED_RESPONSES] = "bc_responses",
		[BC_PACKED_WORDS] = "bc_words",
		[BC_PACKED_VOCABULARIES] = "bc_vocabularies",
		[BC_PACKED_DOCUMENTS] = "bc_documents",
	};
	struct bc_packed_tables all;

	for (int i = 0; i < BC_NPACKED; i++) {
		struct table t =
		    find_table(wasm, map, names[i], strlen(names[i]));

		all.at[i] = t.at;
		all.size[i] = t.size;
	}
	return all;
}

/* "bc_owners=2" has rows of two bytes and is written column by column. With a "+"
 * a row holds how far its numbers of 16 bits are from those of the row before:
 * offsets that grow from row to row are five times smaller for it. With "24@5" the
 * first five numbers of 32 bits in a row of 24 bytes are places in the pool. */
static struct bc_columns
read_columns(const struct bytes *wasm, const struct bytes *map, const char *asked)
{
	size_t n = strcspn(asked, "=");
	struct table t = find_table(wasm, map, asked, n);
	struct bc_columns c = { .at = t.at };

	c.is_steps = asked[n] == '=' && asked[n + 1] == '+';
	c.width = (uint32_t)atoi(asked + n + (asked[n] == '=') + c.is_steps);
	n += strcspn(asked + n, "@");
	c.nstrings = asked[n] == '@' ? (uint32_t)atoi(asked + n + 1) : 0;
	if (c.width == 0 || c.width % 2 != 0 || t.size % c.width != 0 ||
	    c.nstrings * 4 > c.width)
		fail(asked, "the table has no rows of that width");
	c.rows = t.size / c.width;
	return c;
}

/* ---- packing */

static unsigned
get16(const unsigned char *p)
{
	return p[0] | (unsigned)p[1] << 8;
}

static void
to_columns(const struct bc_columns *c, unsigned char *table)
{
	size_t rows = c->rows, width = c->width;
	unsigned char *out = xcalloc(rows, width);

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
}

static void
put32(unsigned char **p, uint32_t n)
{
	for (int i = 0; i < 4; i++)
		*(*p)++ = (unsigned char)(n >> 8 * i);
}

static const uint32_t no_string = UINT32_MAX;

/* Of each place of the pool the number of the string that begins there, from 0. */
static uint32_t *
number_strings(const unsigned char *pool, uint32_t size)
{
	uint32_t *numbers = xcalloc(size, sizeof *numbers), n = 0;

	for (uint32_t i = 0; i < size; i++)
		numbers[i] = i == 0 || pool[i - 1] == '\0' ? n++ : no_string;
	return numbers;
}

/* Most strings are told of for the first time in the order of the pool. */
static void
to_ordinals(const struct bc_columns *c, unsigned char *table,
    const uint32_t *numbers, uint32_t size)
{
	uint32_t newest = 0;

	for (uint32_t r = 0; r < c->rows; r++)
		for (uint32_t i = 0; i < c->nstrings; i++) {
			unsigned char *p = table + r * c->width + i * 4;
			uint32_t place = get16(p) | (uint32_t)get16(p + 2) << 16;
			uint32_t n = place < size ? numbers[place] : no_string;

			if (n == no_string)
				fail("pool", "no string begins at a place of a table");
			put32(&p, n == 0 ? BC_NO_STRING
				: n == newest + 1 ? BC_NEXT_STRING
						  : n + BC_STRINGS);
			newest = n > newest ? n : newest;
		}
}

/* What the tables are, and where. */
struct head {
	struct table pool;
	struct bc_packed_tables tables;
	struct bc_columns *list;
	size_t n;
};

static size_t
head_size(const struct head *h)
{
	return BC_COLUMNS_HEAD + h->n * BC_COLUMNS_SIZE;
}

/* As columns.h has it, with places from a first one on. */
static void
put_head(unsigned char **p, const struct head *h, uint32_t first)
{
	put32(p, h->pool.at - first);
	put32(p, h->pool.size);
	put32(p, (uint32_t)h->n);
	for (int i = 0; i < BC_NPACKED; i++) {
		put32(p, h->tables.at[i] - first);
		put32(p, h->tables.size[i]);
	}
	for (size_t i = 0; i < h->n; i++) {
		put32(p, h->list[i].at - first);
		put32(p, h->list[i].rows);
		put32(p, h->list[i].width);
		put32(p, h->list[i].is_steps);
		put32(p, h->list[i].nstrings);
	}
}

/* The head, in the room that the runtime has for it, which is returned; places are from
 * the beginning of its data on. */
static struct table
write_head(const struct head *h, const struct bytes *wasm, const struct bytes *map)
{
	static const char name[] = "bc_packed_head";
	struct table room = find_table(wasm, map, name, strlen(name));
	unsigned char *p = wasm->at + room.at;

	if (head_size(h) > room.size || h->pool.segment != room.segment)
		fail(name, "has no room for the head, or is apart from the tables");
	put_head(&p, h, room.segment);
	return room;
}

/* What the runtime will make of its data, as it does it (src/web/restore/restore.c), is
 * what that was. */
static void
check_packed(const struct table *head, const struct bytes *wasm, const unsigned char *packed)
{
	unsigned char *copy = xcalloc(wasm->n, 1), *data = copy + head->segment;
	uint32_t *spare = xcalloc(wasm->n, BC_SPARE);
	struct bc_packed_tables tables;

	memcpy(copy, packed, wasm->n);
	if (!bc_restore_apart(packed + head->at, data, (uint32_t)wasm->n - head->segment, &tables, spare) ||
	    !bc_restore_search(data, &tables, spare) || memcmp(copy, wasm->at, wasm->n) != 0)
		fail("runtime", "what it restores is not what was packed");
}

/* Behind its digest. */
static struct bytes
join(const struct bytes *runtime)
{
	struct bytes all = { NULL, BC_DIGEST_SIZE + runtime->n };
	unsigned char *p = all.at = xcalloc(all.n, 1);

	put32(&p, bc_digest(runtime->at, (uint32_t)runtime->n));
	memcpy(p, runtime->at, runtime->n);
	return all;
}

/* LZMA with an end marker. */
static struct bytes
pack(const struct bytes *b, const struct bytes *text)
{
	lzma_options_lzma o;
	lzma_filter filters[] = { { LZMA_FILTER_LZMA1, &o },
		{ LZMA_VLI_UNKNOWN, NULL } };
	size_t room = lzma_stream_buffer_bound(b->n);
	struct bytes packed = { xcalloc(room, 1), 0 };

	if (lzma_lzma_preset(&o, 9 | LZMA_PRESET_EXTREME))
		fail("liblzma", "has no such preset");
	o.lc = BC_LZMA_LC;
	o.lp = BC_LZMA_LP;
	o.pb = BC_LZMA_PB;
	o.preset_dict = text->at;
	o.preset_dict_size = (uint32_t)text->n;
	if (lzma_raw_buffer_encode(filters, NULL, b->at, b->n, packed.at,
		&packed.n, room) != LZMA_OK)
		fail("liblzma", "cannot pack");
	return packed;
}

/* So many bits from a place on, the highest of each byte first; behind the last
 * byte they are 0. */
static unsigned
bits_at(const struct bytes *b, size_t place, unsigned n)
{
	unsigned bits = 0;

	for (; n > 0; n--, place++)
		bits = bits << 1 |
		    (place / 8 < b->n ? b->at[place / 8] >> (7 - place % 8) & 1u : 0);
	return bits;
}

static void
write_text(const struct bytes *b, FILE *out)
{
	unsigned nbits;

	for (size_t place = 0; place < b->n * 8; place += nbits) {
		unsigned n = bits_at(b, place, nbits = BC_DIGIT_BITS);

		if (n >= BC_SHORT_DIGITS)
			n = bits_at(b, place, ++nbits) - BC_SHORT_DIGITS;
		n = BC_DIGIT_FIRST - n;
		fputc((int)(n <= BC_DIGIT_NONE ? n - 1 : n), out);
	}
	fputc('\n', out);
}

/* ---- what is written */

/* The tables are packed where they stand. */
static void
pack_tables(const struct head *h, unsigned char *bytes, const struct bytes *recipe)
{
	uint32_t *numbers = number_strings(bytes + h->pool.at, h->pool.size);

	if (!pack_patterns(bytes, &h->tables))
		fail("bc_patterns", "a pattern has too many owners");
	if (!pack_search(bytes, &h->tables, (const char *)recipe->at))
		fail("the recipe", "is larger than the tables of search");
	pack_entries(bytes, &h->tables);
	pack_keys(bytes, &h->tables);
	for (size_t i = 0; i < h->n; i++) {
		to_ordinals(&h->list[i], bytes + h->list[i].at, numbers, h->pool.size);
		to_columns(&h->list[i], bytes + h->list[i].at);
	}
}

static void
write_packed(const struct bytes *runtime, const char *text, FILE *out)
{
	struct bytes known = read_all(text);
	struct bytes all = join(runtime), packed = pack(&all, &known);

	write_text(&packed, out);
}

int
main(int argc, char **argv)
{
	enum { RUNTIME = 1, MAP, TEXT, RECIPE, OUT, POOL, TABLES };
	struct bytes wasm, map, recipe, packed;
	struct head head;
	struct new_file out;
	struct table room;

	set_program("shrink", 1);
	if (argc < TABLES)
		fail("usage", "shrink RUNTIME MAP TEXT RECIPE FILE POOL TABLE=WIDTH...");
	wasm = read_all(argv[RUNTIME]);
	map = read_all(argv[MAP]);
	recipe = read_all(argv[RECIPE]);
	head.pool = find_table(&wasm, &map, argv[POOL], strlen(argv[POOL]));
	head.tables = find_packed(&wasm, &map);
	head.n = (size_t)argc - TABLES;
	head.list = xcalloc(head.n + 1, sizeof *head.list);
	for (size_t i = 0; i < head.n; i++)
		head.list[i] = read_columns(&wasm, &map, argv[i + TABLES]);
	room = write_head(&head, &wasm, &map);
	packed = (struct bytes){ xcalloc(wasm.n, 1), wasm.n };
	memcpy(packed.at, wasm.at, wasm.n);
	pack_tables(&head, packed.at, &recipe);
	check_packed(&room, &wasm, packed.at);
	if (!new_file_open(&out, argv[OUT]))
		return 2;
	if (strcmp(argv[TEXT], "-") != 0)
		write_packed(&packed, argv[TEXT], out.out);
	else
		fwrite(packed.at, 1, packed.n, out.out);
	return new_file_close(&out) ? 0 : 2;
}
