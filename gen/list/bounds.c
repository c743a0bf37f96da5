/* The text is looked at before it is parsed: tags by their quotation marks and ends,
 * comments and the like as a whole. */
#include "gen/list/bounds.h"

#include "gen/base/memory.h"
#include "src/base/ascii.h"

#include <string.h>

/* Do these bytes end with a word of at most eight? */
static bool
ends_with(uint64_t last, const char *word)
{
	uint64_t wanted = 0, mask = 0;

	for (; *word != '\0'; word++) {
		wanted = wanted << 8 | (unsigned char)*word;
		mask = mask << 8 | 0xff;
	}
	return (last & mask) == wanted;
}

static void
enter(struct bounds *b, enum within within)
{
	b->within = within;
	b->size = 0;
	b->last = 0;
	b->quote = '\0';
}

/* Comments and the like begin as a tag does. What ends them stands behind that. */
static void
tell_apart(struct bounds *b)
{
	if (b->size == 1 && ends_with(b->last, "?"))
		enter(b, WITHIN_INSTRUCTION);
	else if (b->size == 3 && ends_with(b->last, "!--"))
		enter(b, WITHIN_COMMENT);
	else if (b->size == 8 && ends_with(b->last, "![CDATA["))
		enter(b, WITHIN_CDATA);
}

static const char *
pass_in_tag(struct bounds *b, char c)
{
	if (++b->size > XML_TAG_MAX)
		return xprintf("a tag has more than %d bytes", XML_TAG_MAX);
	if (b->quote == c)
		b->quote = '\0';
	else if (b->quote == '\0' && (c == '"' || c == '\''))
		b->quote = c;
	else if (b->quote == '\0' && c == '>')
		enter(b, WITHIN_TEXT);
	if (b->quote == '\0' && ends_with(b->last, "xmlns") && ++b->namespaces > XML_NAMESPACES_MAX)
		return xprintf("there are more than %d namespaces", XML_NAMESPACES_MAX);
	tell_apart(b);
	return NULL;
}

static const char *
pass_byte(struct bounds *b, char c)
{
	static const char *const ends[] = { [WITHIN_COMMENT] = "-->", [WITHIN_CDATA] = "]]>",
		[WITHIN_INSTRUCTION] = "?>" };

	if (c == '\0')
		return "there is a zero byte: expected UTF-8";
	if (c == '\n' && ++b->line > XML_LINES_MAX)
		return xprintf("there are more than %d lines", XML_LINES_MAX);
	b->last = b->last << 8 | (unsigned char)c;
	if (b->within == WITHIN_TAG)
		return pass_in_tag(b, c);
	if (b->within == WITHIN_TEXT ? c == '<' : ends_with(b->last, ends[b->within]))
		enter(b, b->within == WITHIN_TEXT ? WITHIN_TAG : WITHIN_TEXT);
	return NULL;
}

/* ---- the encoding, by which libxml2 could find other tags than stand there */

static bool
is_same(const char *s, size_t n, const char *word)
{
	size_t k = 0;

	while (k < n && bc_lower(s[k]) == bc_lower(word[k]))
		k++;
	return k == n && word[n] == '\0';
}

/* The name that the XML declaration has (XML 1.0 section 4.3.3). */
static const char *
check_encoding(const char *declaration)
{
	static const char word[] = "encoding", blank[] = " \t\r\n";
	const char *s = strstr(declaration, word);
	size_t n;

	if (s == NULL)
		return NULL;
	s += sizeof word - 1;
	s += strspn(s, blank);
	s += *s == '=';
	s += strspn(s, blank);
	s += *s == '"' || *s == '\'';
	n = strcspn(s, "\"'?> \t\r\n");
	return is_same(s, n, "UTF-8") || is_same(s, n, "US-ASCII")
	    ? NULL
	    : xprintf("the encoding is \"%.*s\": expected UTF-8", (int)n, s);
}

static const char *
look_at_first(struct bounds *b, char c)
{
	static const char mark[] = "\xef\xbb\xbf", ebcdic[] = "\x4c\x6f\xa7\x94";
	const char *s = b->first;

	b->first[b->nfirst++] = c;
	b->is_begun = c == '>';
	if (b->nfirst == 4 && memcmp(s, ebcdic, 4) == 0)
		return "this is EBCDIC: expected UTF-8";
	s += strncmp(s, mark, 3) == 0 ? 3 : 0;
	if (b->nfirst == sizeof b->first - 1) {
		b->is_begun = true;
		return strncmp(s, "<?xml", 5) == 0 ? "the XML declaration is too long" : NULL;
	}
	return c == '>' && strncmp(s, "<?xml", 5) == 0 ? check_encoding(s) : NULL;
}

/* ---- all of it */

void
bounds_begin(struct bounds *b)
{
	*b = (struct bounds){ .line = 1 };
}

const char *
bounds_pass(struct bounds *b, const char *bytes, size_t n)
{
	const char *wrong = NULL;

	for (size_t i = 0; i < n && wrong == NULL; i++)
		if ((wrong = pass_byte(b, bytes[i])) == NULL && !b->is_begun)
			wrong = look_at_first(b, bytes[i]);
	return wrong;
}
