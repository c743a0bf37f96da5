/*
 * The lists of what finds wordings in text, of which src/explain/tables.h makes
 * the tables of src/explain/match.h. A bitmap of the anchors' hashes says for
 * nearly every place of a text that nothing begins there; the patterns, sorted by
 * hash, are compared where it does not.
 */
#include "gen/emit/emit.h"

#include "gen/base/print.h"
#include "gen/emit/lists.h"
#include "gen/emit/literals.h"
#include "gen/emit/numbers.h"
#include "gen/emit/room.h"
#include "gen/emit/symbol.h"
#include "src/explain/match.h"

/* With so many characters a chunk of literals ends where it can. */
enum { CHUNK_FULL = 3000 };

static const char *
symbol_of(const struct owned *o)
{
	return text_symbol(xprintf("%d %s", (int)o->kind, o->key));
}

static size_t
end_of(const struct literals *l, size_t i)
{
	return i + 1 < l->n ? l->list[i + 1].offset : l->nbytes;
}

static bool
is_first_of_hash(const struct wordings *all, size_t i)
{
	return i == 0 || all->list[i].hash != all->list[i - 1].hash;
}

/* What others tell the place of is named in a list, and C counts. */
static const char numbers[] =
    "enum { BC_LITERALS(BC_LITERAL_PLACE, BC_CHUNK_END) BC_NLITERALS };\n"
    "enum { BC_WORDINGS(BC_HASH_NUMBER, BC_NONE, BC_NONE) BC_H_end };\n"
    "enum { BC_WORDINGS(BC_NONE, BC_WORDING_NUMBER, BC_WORDING_NUMBERS) BC_NWORDINGS };\n"
    "enum { BC_WORDINGS(BC_NONE, BC_PIECE_NUMBER, BC_PIECE_NUMBERS) BC_NPIECES };\n"
    "enum { BC_WORDINGS(BC_NONE, BC_OWNER_NUMBER, BC_OWNER_NUMBERS) BC_NOWNERS };\n"
    "\n"
    "static const bc_gram_rank bc_gram_ranks[] = { BC_RANKS(BC_HASH_RANK) };\n"
    "static const bc_gram_head bc_gram_heads[] = {\n"
    "\tBC_WORDINGS(BC_HASH_HEAD, BC_NONE, BC_NONE) BC_NWORDINGS\n"
    "};\n\n";

/* A bit for each hash that an anchor has, and for each word of bits the first
 * hash that stands there or behind: its number tells how many stand before. */
static void
print_hashes(const struct wordings *all, FILE *out)
{
	size_t nwords = ((size_t)1 << all->bits) / 32, next = 0, n = 0;
	size_t *bits = xcalloc(nwords, sizeof *bits);

	for (size_t i = 0; i < all->n; i++) {
		bits[all->list[i].hash / 32] |= (size_t)1 << all->list[i].hash % 32;
		n += is_first_of_hash(all, i);
	}
	fprintf(out,
	    "enum { BC_GRAM_LOG = %u };\n"
	    "typedef %s bc_gram_rank;\n"
	    "typedef %s bc_gram_head;\n\n",
	    all->bits, type_for(n), type_for(all->n));
	put_numbers(out, "bc_gram_bits", "is there an anchor with this hash?",
	    "uint32_t", bits, nwords);
	put_list_head(out, "BC_RANKS", "R",
	    "the first hash that stands in a word of bits or behind");
	for (size_t word = 0; word < nwords; word++) {
		while (next < all->n && all->list[next].hash / 32 < word)
			next++;
		fputs(word % 16 ? " " : " \\\n\t", out);
		if (next < all->n)
			fprintf(out, "R(%05x)", all->list[next].hash);
		else
			fputs("R(end)", out);
	}
	fputs("\n\n", out);
}

/* Literals with a hash like this end a chunk, wherever they stand. */
static bool
ends_chunk(const char *symbol)
{
	return symbol[0] < '2' && symbol[1] < 'g';
}

/* Behind which literals no chunk may end, since a piece begins there or before and
 * goes on in the next. */
static bool *
find_bridged(const struct literals *l)
{
	bool *bridged = xcalloc(l->n + 1, sizeof *bridged);

	for (size_t i = 0; i < l->npieces; i++) {
		const struct placed *p = &l->pieces[i];
		size_t k = (size_t)(literal_at(l, p->offset) - l->list);

		for (; p->offset + p->piece->length > end_of(l, k); k++)
			bridged[k] = true;
	}
	return bridged;
}

/* The literals in chunks, since C99 section 5.2.4.1 promises but 4095 characters in
 * a string: behind which of them a chunk ends, whose string ends with NUL. */
static bool *
chunk_literals(const struct literals *l)
{
	bool *bridged = find_bridged(l), *ends = xcalloc(l->n + 1, sizeof *ends);
	size_t size = 0;

	for (size_t i = 0; i < l->n; i++) {
		const char *symbol = text_symbol(l->list[i].piece->text);

		size += end_of(l, i) - l->list[i].offset;
		ends[i] = i + 1 == l->n ||
		    (!bridged[i] && (ends_chunk(symbol) || size > CHUNK_FULL));
		if (ends[i])
			size = 0;
	}
	return ends;
}

static void
print_literal_list(const struct literals *l, const bool *ends, FILE *out)
{
	put_list_head(out, "BC_LITERALS", "L, C",
	    "literal, number of bytes; the end of a chunk of them");
	for (size_t i = 0; i < l->n; i++) {
		const char *symbol = text_symbol(l->list[i].piece->text);

		fprintf(out, " \\\n\tL(%s, %zu)", symbol,
		    end_of(l, i) - l->list[i].offset);
		if (ends[i])
			fprintf(out, " C(%s)", symbol);
	}
	fputs("\n\n", out);
}

static void
print_chunks(const struct literals *l, const bool *ends, FILE *out)
{
	size_t size = 1;

	fputs("/* bc_literals: the bytes of all pieces, which share them where they can */\n"
	      "static const struct bc_literals {\n",
	    out);
	for (size_t i = 0; i < l->n; i++) {
		size += end_of(l, i) - l->list[i].offset;
		if (ends[i]) {
			fprintf(out, "\tunsigned char c_%s[%zu];\n",
			    text_symbol(l->list[i].piece->text), size);
			size = 1;
		}
	}
	fputs("} bc_literals = {\n", out);
	for (size_t i = 0; i < l->n; i++) {
		const unsigned char *bytes = l->bytes + l->list[i].offset;

		fputc('\t', out);
		put_c_text(out, xprintf("%.*s", (int)(end_of(l, i) - l->list[i].offset),
				    (const char *)bytes));
		fputs(ends[i] ? ",\n" : "\n", out);
	}
	fputs("};\n\n", out);
}

static void
print_literals(const struct model *m, const struct literals *l, FILE *out)
{
	const bool *ends = chunk_literals(l);

	need_room(m, 0, "bytes of wordings", 0, l->nbytes + l->n, BC_LITERALS_MAX);
	print_literal_list(l, ends, out);
	print_chunks(l, ends, out);
}

static void
print_hash_list(const struct wordings *all, FILE *out)
{
	put_list_head(out, "BC_WORDINGS", "H, W, M",
	    "by the hash of the anchor: each hash, before the first wording that\n"
	    " * has it, each wording of one piece and one owner, and others with the numbers\n"
	    " * of both");
	for (size_t i = 0; i < all->n; i++) {
		const struct owned *o = &all->list[i];
		const char *symbol = symbol_of(o);

		if (is_first_of_hash(all, i))
			fprintf(out, " \\\n\tH(%05x, %s)", o->hash, symbol);
		if (o->npieces == 1 && o->nowners == 1)
			fprintf(out, " \\\n\tW(%s)", symbol);
		else
			fprintf(out, " \\\n\tM(%s, %zu, %zu)", symbol, o->npieces, o->nowners);
	}
	fputs("\n\n", out);
}

/* A place in a literal, which other wordings seldom move. */
static void
print_place(const struct literal *literal, size_t from, FILE *out)
{
	fprintf(out, "BC_L_%s", text_symbol(literal->piece->text));
	if (from > 0)
		fprintf(out, " + %zu", from);
}

static void
print_pieces(const struct wordings *all, const struct literals *l, FILE *out)
{
	const struct placed *p = l->pieces;

	fputs("/* bc_pieces: where each begins in bc_literals, and its length */\n"
	      "static const struct bc_piece bc_pieces[] = {\n",
	    out);
	for (size_t i = 0; i < all->n; i++) {
		for (size_t k = 0; k < all->list[i].npieces; k++, p++) {
			const struct literal *literal = literal_at(l, p->offset);

			fprintf(out, k ? " { " : "\t{ ");
			print_place(literal, p->offset - literal->offset, out);
			fprintf(out, ", %zu },", p->piece->length);
		}
		fputc('\n', out);
	}
	fputs("};\n\n", out);
}

static void
print_patterns(const struct wordings *all, FILE *out)
{
	static const char *const kinds[] = { "BC_PHRASE", "BC_TOKEN", "BC_CUE",
		"BC_TOPIC", "BC_HEADLINE", "BC_STRONG", "BC_MEDIUM", "BC_WEAK",
		"BC_HOST" };

	fputs("/* bc_patterns: first piece, kind, tag of the anchor, first owner, number of pieces,\n"
	      " * place of the anchor; by the hash of the anchor, with an end behind the last */\n"
	      "static const struct bc_pattern bc_patterns[] = {\n",
	    out);
	for (size_t i = 0; i < all->n; i++) {
		const struct owned *o = &all->list[i];
		const char *symbol = symbol_of(o);

		fprintf(out, "\t{ BC_P_%s, %s, %u, BC_O_%s, %zu, %zu },\n", symbol,
		    kinds[o->kind], o->tag, symbol, o->npieces,
		    o->anchor_piece * BC_ANCHOR_OFFSETS + o->anchor_offset);
	}
	fputs("\t{ BC_NPIECES, 0, 0, BC_NOWNERS, 0, 0 }\n};\n\n", out);
}

static bool
is_of_entries(enum bc_pattern_kind kind)
{
	return kind == BC_PHRASE || kind == BC_TOKEN || kind == BC_CUE ||
	    kind == BC_TOPIC;
}

static void
print_owners(const struct model *m, const struct wordings *all, FILE *out)
{
	enum { OWNERS_IN_LINE = 16 };
	struct symbols s = symbols_of(m);

	fputs("/* bc_owners: entries, or numbers of providers */\n"
	      "static const uint16_t bc_owners[] = {",
	    out);
	for (size_t i = 0; i < all->n; i++)
		for (size_t k = 0; k < all->list[i].nowners; k++) {
			unsigned owner = all->list[i].owners[k];

			fputs(k % OWNERS_IN_LINE ? " " : "\n\t", out);
			if (is_of_entries(all->list[i].kind))
				fprintf(out, "%s,", entry_number(&s, owner));
			else
				fprintf(out, "%u,", owner);
		}
	fputs("\n\t0\n};\n", out);
}

static void
check_room(const struct model *m, const struct wordings *all)
{
	size_t piece = 0, owner = 0;

	for (size_t i = 0; i < all->n; i++) {
		const struct owned *o = &all->list[i];

		need_room(m, o->line, "pieces of wordings", piece,
		    piece + o->npieces, BC_PIECES_MAX);
		need_room(m, o->line, "owners of wordings", owner,
		    owner + o->nowners, BC_OWNERS_MAX);
		piece += o->npieces;
		owner += o->nowners;
	}
}

void
emit_patterns(const struct model *m, FILE *out)
{
	struct wordings all = wordings_of(m);
	struct literals l = literals_of(&all);

	put_c_banner(out, m->version, m->digest);
	fputc('\n', out);
	check_room(m, &all);
	print_hashes(&all, out);
	print_hash_list(&all, out);
	print_literals(m, &l, out);
	fputs(numbers, out);
	print_pieces(&all, &l, out);
	print_patterns(&all, out);
	print_owners(m, &all, out);
}
