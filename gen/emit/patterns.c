/*
 * The tables that find wordings in text, whose types stand in
 * src/explain/match.h. A bitmap of the anchors' hashes says for nearly every
 * place of a text that nothing begins there; the patterns, sorted by hash, are
 * compared where it does not.
 */
#include "gen/emit/emit.h"

#include "gen/base/print.h"
#include "gen/emit/literals.h"
#include "gen/emit/numbers.h"
#include "gen/emit/room.h"
#include "src/explain/match.h"

/* A bit for each hash that an anchor has, how many of them stand before each
 * word of bits, and for each of them the first pattern. */
static void
print_hashes(const struct wordings *all, FILE *out)
{
	size_t nwords = ((size_t)1 << all->bits) / 32;
	size_t *bits = xcalloc(nwords, sizeof *bits);
	size_t *ranks = xcalloc(nwords, sizeof *ranks);
	size_t *heads = xcalloc(all->n + 1, sizeof *heads);
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++) {
		unsigned hash = all->list[i].hash;

		if (i == 0 || hash != all->list[i - 1].hash) {
			bits[hash / 32] |= (size_t)1 << hash % 32;
			heads[n++] = i;
		}
	}
	heads[n] = all->n;
	for (size_t i = 1; i < nwords; i++)
		ranks[i] =
		    ranks[i - 1] + bc_count_bits((uint32_t)bits[i - 1]);
	fprintf(out, "enum { BC_GRAM_LOG = %u };\n\n", all->bits);
	put_numbers(out, "bc_gram_bits", "is there an anchor with this hash?",
	    "uint32_t", bits, nwords);
	put_numbers(out, "bc_gram_ranks",
	    "how many hashes stand before a word of bits", type_for(n), ranks,
	    nwords);
	put_numbers(out, "bc_gram_heads", "the first pattern of each hash",
	    type_for(all->n), heads, n + 1);
}

/* How many bytes an offset into the literals takes. */
static unsigned
width_of(size_t offset)
{
	unsigned width = 2;

	while (offset >> 8 * width > 0)
		width++;
	return width;
}

static void
print_pieces(const struct literals *l, FILE *out)
{
	unsigned width = width_of(l->nbytes);

	/* A number of 16 or 32 bits would make the table a third larger. */
	fprintf(out,
	    "/* bc_pieces: where each begins in bc_literals, the lowest byte first, and its\n"
	    " * length; most share their bytes with others */\n"
	    "static const struct bc_piece {\n"
	    "\tuint8_t offset[%u];\n"
	    "\tuint8_t length;\n"
	    "} bc_pieces[%zu] = {\n",
	    width, l->npieces);
	for (size_t i = 0; i < l->npieces; i++) {
		const struct placed *p = &l->pieces[i];

		fputs("\t{ {", out);
		for (unsigned b = 0; b < width; b++)
			fprintf(out, "%s %zu", b ? "," : "",
			    p->offset >> 8 * b & 0xff);
		fprintf(out, " }, %zu }, /* ", p->piece->length);
		put_c_comment(out, p->piece->text);
		fputs(" */\n", out);
	}
	fputs("};\n\n", out);
}

static void
print_literals(const struct literals *l, FILE *out)
{
	size_t *bytes = xcalloc(l->nbytes, sizeof *bytes);

	for (size_t i = 0; i < l->nbytes; i++)
		bytes[i] = l->bytes[i];
	put_numbers(out, "bc_literals",
	    "the bytes of all pieces, which share them where they can",
	    "unsigned char", bytes, l->nbytes);
}

static void
print_patterns(const struct model *m, const struct wordings *all, FILE *out)
{
	size_t piece = 0, owner = 0;

	fputs("/* bc_patterns: first piece, kind, tag of the anchor, first owner, number of pieces,\n"
	      " * place of the anchor; by the hash of the anchor, with an end behind the last */\n"
	      "static const struct bc_pattern bc_patterns[] = {\n",
	    out);
	for (size_t i = 0; i < all->n; i++) {
		const struct owned *o = &all->list[i];

		fprintf(out, "\t{ %zu, %d, %u, %zu, %zu, %zu * 32 + %zu },\n",
		    piece, (int)o->kind, o->tag, owner, o->npieces,
		    o->anchor_piece, o->anchor_offset);
		need_room(m, o->line, "pieces of wordings", piece,
		    piece + o->npieces, BC_PIECES_MAX);
		need_room(m, o->line, "owners of wordings", owner,
		    owner + o->nowners, BC_OWNERS_MAX);
		piece += o->npieces;
		owner += o->nowners;
	}
	fprintf(out,
	    "\t{ %zu, 0, 0, %zu, 0, 0 }\n"
	    "};\n\n"
	    "/* bc_owners: entries, or numbers of providers */\n"
	    "static const uint16_t bc_owners[] = {\n",
	    piece, owner);
	for (size_t i = 0; i < all->n; i++)
		for (size_t k = 0; k < all->list[i].nowners; k++)
			fprintf(out, "\t%u,\n", all->list[i].owners[k]);
	fputs("\t0\n};\n", out);
}

void
emit_patterns(const struct model *m, FILE *out)
{
	struct wordings all = wordings_of(m);
	struct literals l = literals_of(&all);

	put_c_banner(out, m->version, m->digest);
	fputc('\n', out);
	print_hashes(&all, out);
	print_literals(&l, out);
	print_pieces(&l, out);
	print_patterns(m, &all, out);
}
