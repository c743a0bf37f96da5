/*
 * The words of a text as keyword search sees them: cut out, folded, stemmed
 * and compared. The compiler of the list uses this file as well.
 */
#include "search/term.h"

#include "base/ascii.h"
#include "base/bytes.h"
#include "code/look.h"

#include <string.h>

/* Bytes of a character that is no part of a word; 0 for one that is. In UTF-8
 * 0xc2 begins the signs of Latin-1, 0xe2 0x80 those of typography, 0xe3 0x80
 * those of Chinese and Japanese. */
static size_t
bc_separator(const char *text, size_t left)
{
	unsigned char c = (unsigned char)*text;
	unsigned char next = left > 1 ? (unsigned char)text[1] : 0;

	if (c < 0x80)
		return !bc_is_letter((char)c) && !bc_is_digit((char)c);
	if (c == 0xc2 && next >= 0x80)
		return 2;
	return (c == 0xe2 || c == 0xe3) && next == 0x80 && left > 2 ? 3 : 0;
}

/* The letters of U+00C0 to U+00FF without their accents; a blank stands for
 * those that are none. */
static const char bc_latin[] = "aaaaaaaceeeeiiiidnooooo ouuuuyts"
			    "aaaaaaaceeeeiiiidnooooo ouuuuyty";

/* UTF-8 writes those letters as the byte 0xc3 and a second one. */
static size_t
bc_fold(const char *text, size_t left, char *out)
{
	unsigned char c = (unsigned char)*text;

	if (c == 0xc3 && left > 1 && ((unsigned char)text[1] & 0xc0) == 0x80) {
		*out = bc_latin[(unsigned char)text[1] & 0x3f];
		return 2;
	}
	*out = bc_lower((char)c);
	return 1;
}

/* U+2019 and the ASCII one: how many bytes of an apostrophe stand here. */
static size_t
bc_apostrophe(const char *text, size_t left)
{
	if (*text == '\'')
		return 1;
	return left > 2 && bc_are_same(text, "\342\200\231", 3) ? 3 : 0;
}

/* What goes on inside a word although it is no letter: bytes of it, or 0. */
static size_t
bc_inside(const char *text, size_t length, size_t at, int *keep)
{
	size_t n = bc_apostrophe(text + at, length - at);

	*keep = 0;
	if (n > 0)
		return at + n < length && bc_is_letter(text[at + n]) ? n : 0;
	*keep = 1;
	return text[at] == '.' && at + 1 < length && at > 0 &&
	    bc_joins_numbers(text[at - 1], text[at + 1]);
}

int
bc_next_term(const char *text, size_t length, size_t *at, struct bc_term *term)
{
	size_t i = *at, n = 0, skip;

	while (i < length && (skip = bc_separator(text + i, length - i)) > 0)
		i += skip;
	term->offset = i;
	while (i < length) {
		int keep = 1;
		char c = text[i];

		if (bc_separator(text + i, length - i) == 0)
			i += bc_fold(text + i, length - i, &c);
		else if ((skip = bc_inside(text, length, i, &keep)) > 0)
			i += skip;
		else
			break;
		if (keep && n < BC_TERM_MAX)
			term->text[n++] = c;
	}
	term->text[n] = '\0';
	term->length = n;
	term->end = *at = i;
	return n > 0;
}

int
bc_has_digit(const struct bc_term *term)
{
	for (size_t i = 0; i < term->length; i++)
		if (bc_is_digit(term->text[i]))
			return 1;
	return 0;
}

/* In the order of memcmp(), filled up with NUL. */
static const char bc_stop_words[][8] = {
	"a", "about", "all", "am", "an", "and", "any", "are", "as", "at", "be",
	"because", "been", "but", "by", "can", "cant", "could", "did", "do",
	"does", "doesnt", "dont", "e", "email", "emails", "for", "from", "get",
	"gets", "getting", "got", "had", "has", "have", "how", "i", "if", "im",
	"in", "into", "is", "isnt", "it", "its", "me", "my", "of", "on", "or",
	"our", "please", "so", "some", "such", "than", "that", "the", "their",
	"them", "then", "there", "these", "they", "this", "those", "to", "was",
	"wasnt", "we", "were", "what", "when", "where", "which", "while", "who",
	"why", "will", "with", "would", "you", "your"
};

int
bc_is_stop_word(const struct bc_term *term)
{
	char word[sizeof *bc_stop_words] = { 0 };
	size_t low = 0, high = sizeof bc_stop_words / sizeof *bc_stop_words;

	if (term->length >= sizeof word)
		return 0;
	memcpy(word, term->text, term->length);
	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = memcmp(bc_stop_words[middle], word, sizeof word);

		if (order == 0)
			return 1;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return 0;
}

static int
bc_term_ends(const struct bc_term *t, const char *suffix)
{
	size_t n = strlen(suffix);

	return t->length > n &&
	    bc_are_same(t->text + t->length - n, suffix, n);
}

static int
bc_is_vowel(char c)
{
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' ||
	    c == 'y';
}

/* Cut off so many letters, but only where a syllable stays. */
static int
bc_cut(struct bc_term *t, size_t n)
{
	size_t left = t->length - n;

	if (left < 3)
		return 0;
	for (size_t i = 0; i < left; i++)
		if (bc_is_vowel(t->text[i])) {
			t->length = left;
			t->text[left] = '\0';
			return 1;
		}
	return 0;
}

static void
bc_stem_plural(struct bc_term *t)
{
	if (bc_term_ends(t, "ies")) {
		if (bc_cut(t, 2))
			t->text[t->length - 1] = 'y';
	} else if (bc_term_ends(t, "sses") || bc_term_ends(t, "xes") || bc_term_ends(t, "ches") ||
	    bc_term_ends(t, "shes")) {
		bc_cut(t, 2);
	} else if (bc_term_ends(t, "s") && !bc_term_ends(t, "ss") && !bc_term_ends(t, "us") &&
	    !bc_term_ends(t, "is")) {
		bc_cut(t, 1);
	}
}

static void
bc_stem_verb(struct bc_term *t)
{
	if (bc_term_ends(t, "ied")) {
		if (bc_cut(t, 2))
			t->text[t->length - 1] = 'y';
	} else if ((bc_term_ends(t, "ed") && !bc_term_ends(t, "eed") && bc_cut(t, 2)) ||
	    (bc_term_ends(t, "ing") && bc_cut(t, 3))) {
		char last = t->text[t->length - 1];

		/* "blocked" has one k, "stopped" one p too many; "full" and
		 * "pass" keep theirs. */
		if (t->length > 3 && last == t->text[t->length - 2] &&
		    last != 'l' && last != 's' && last != 'z' && !bc_is_vowel(last))
			bc_cut(t, 1);
	} else if ((bc_term_ends(t, "tion") || bc_term_ends(t, "sion")) && t->length > 6) {
		bc_cut(t, 3);
	}
}

void
bc_stem(struct bc_term *t)
{
	if (t->length < 4 || bc_has_digit(t))
		return;
	bc_stem_plural(t);
	bc_stem_verb(t);
	if (bc_term_ends(t, "e"))
		bc_cut(t, 1);
}

static unsigned
bc_smaller(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* One row of the usual table after another; two rows back for the swaps. Only
 * cells within the limit of the diagonal can be as small as that, and where no
 * cell of two rows is, no later one will be. */
unsigned
bc_distance(const char *a, size_t na, const char *b, size_t nb, unsigned limit)
{
	unsigned char rows[3][BC_TERM_MAX + 2];
	unsigned least_above = 0;

	if (na > BC_TERM_MAX || nb > BC_TERM_MAX || na > nb + limit ||
	    nb > na + limit)
		return limit + 1;
	for (size_t j = 0; j <= nb; j++)
		rows[0][j] = (unsigned char)j;
	for (size_t i = 1; i <= na; i++) {
		unsigned char *row = rows[i % 3];
		const unsigned char *above = rows[(i + 2) % 3];
		const unsigned char *before = rows[(i + 1) % 3];
		size_t first = i > limit ? i - limit : 1;
		size_t last = i + limit < nb ? i + limit : nb;
		unsigned least = limit + 1;

		row[first - 1] = (unsigned char)(first == 1 ? i : limit + 1);
		least = bc_smaller(least, row[first - 1]);
		for (size_t j = first; j <= last; j++) {
			unsigned best = above[j - 1] + (a[i - 1] != b[j - 1] ? 1u : 0u);

			best = bc_smaller(best, row[j - 1] + 1u);
			best = bc_smaller(best, above[j] + 1u);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1])
				best = bc_smaller(best, before[j - 2] + 1u);
			row[j] = (unsigned char)best;
			least = bc_smaller(least, best);
		}
		row[last + 1] = (unsigned char)(limit + 1);
		if (least > limit && least_above > limit)
			return limit + 1;
		least_above = least;
	}
	return bc_smaller(rows[na % 3][nb], limit + 1);
}

/* Is what stands behind an edit the same? */
static int
bc_same_tail(const char *typed, size_t n, const char *word, size_t length,
    int prefix)
{
	return (prefix ? n <= length : n == length) &&
	    bc_are_same(typed, word, n);
}

int
bc_one_edit(const char *typed, size_t n, const char *word, size_t length,
    int prefix)
{
	while (n > 0 && length > 0 && *typed == *word) {
		typed++;
		n--;
		word++;
		length--;
	}
	if (n > 0 && bc_same_tail(typed + 1, n - 1, word, length, prefix))
		return 1;
	if (length == 0)
		return 0;
	if (bc_same_tail(typed, n, word + 1, length - 1, prefix) ||
	    (n > 0 && bc_same_tail(typed + 1, n - 1, word + 1, length - 1, prefix)))
		return 1;
	return n > 1 && length > 1 && typed[0] == word[1] && typed[1] == word[0] &&
	    bc_same_tail(typed + 2, n - 2, word + 2, length - 2, prefix);
}
