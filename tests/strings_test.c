/* What is promised of every string that the library gives: a line of UTF-8, no
 * longer than the header says; and of its versions. */
#include <bouncecode.h>

#include "tap.h"

static size_t longest_name, longest_text;

/* How many bytes a character of UTF-8 takes (RFC 3629 section 4); 0 where none
 * stands there, or a control character. */
static size_t
character(const unsigned char *p)
{
	size_t n = p[0] < 0x80 ? 1 : p[0] < 0xc2 ? 0 : p[0] < 0xe0 ? 2
	    : p[0] < 0xf0      ? 3
	    : p[0] < 0xf5      ? 4
			       : 0;

	if (n == 0 || *p < ' ' || *p == 0x7f)
		return 0;
	for (size_t i = 1; i < n; i++)
		if ((p[i] & 0xc0) != 0x80)
			return 0;
	if ((*p == 0xe0 && p[1] < 0xa0) || (*p == 0xed && p[1] > 0x9f) ||
	    (*p == 0xf0 && p[1] < 0x90) || (*p == 0xf4 && p[1] > 0x8f))
		return 0;
	return n;
}

/* Is it NULL, or as it is promised to be? Shows it where it is not. */
static int
keeps_to(const char *s, size_t size, size_t *longest)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t n = 1;

	if (s == NULL)
		return 1;
	while (*p != '\0' && (n = character(p)) > 0)
		p += n;
	if (n > 0 && strlen(s) > *longest)
		*longest = strlen(s);
	if (n == 0 || strlen(s) >= size) {
		printf("# %s\n", s);
		return 0;
	}
	return 1;
}

static int
is_name(const char *s)
{
	return keeps_to(s, BOUNCECODE_NAME_SIZE, &longest_name);
}

static int
is_text(const char *s)
{
	return keeps_to(s, BOUNCECODE_TEXT_SIZE, &longest_text);
}

static int
is_entry(const struct bouncecode_entry *e)
{
	struct bouncecode_answer a;
	struct bouncecode_reference r;
	int good = is_name(bouncecode_key(e)) & is_text(bouncecode_title(e)) &
	    is_text(bouncecode_meaning(e)) & is_text(bouncecode_cause(e)) &
	    is_text(bouncecode_advice(e)) & is_text(bouncecode_note(e)) &
	    is_text(bouncecode_reason(e));

	for (size_t i = 0; bouncecode_reference_at(e, i, &r); i++)
		good &= is_text(r.name) & is_text(r.section) & is_text(r.url);
	bouncecode_answer_entry(e, &a);
	for (unsigned i = 0; i <= bouncecode_last(BOUNCECODE_SYSTEMS); i++)
		good &= is_text(bouncecode_as(&a, i));
	return good;
}

static int
is_vocabulary(enum bouncecode_vocabulary v)
{
	int good = 1;

	for (unsigned i = 0; i <= bouncecode_last(v); i++)
		good &= is_name(bouncecode_name(v, i)) &
		    is_text(bouncecode_explanation(v, i)) &
		    is_text(bouncecode_url(v, i)) &
		    is_text(bouncecode_word_note(v, i));
	return good;
}

int
main(void)
{
	static const char headline[] = "Undelivered Mail Returned to Sender";
	struct bouncecode_answer a;
	unsigned provider, number = BOUNCECODE_VERSION_NUMBER;
	int good = 1;
	char version[16];

	for (size_t i = 0; i < bouncecode_count(); i++)
		good &= is_entry(bouncecode_at(i));
	ok(good, "entries");
	for (int v = 0; v <= BOUNCECODE_BLOCKLISTS; v++)
		ok(is_vocabulary((enum bouncecode_vocabulary)v), "vocabulary %d", v);
	for (size_t i = 0; bouncecode_alias_at(i, &provider) != NULL; i++)
		ok(is_name(bouncecode_alias_at(i, &provider)), "alias %zu", i);
	for (unsigned i = 0; bouncecode_platform(i) != NULL; i++)
		ok(is_name(bouncecode_platform(i)), "platform %u", i);
	bouncecode_explain(headline, sizeof headline - 1, &a);
	ok(bouncecode_headline(&a) != NULL && is_text(bouncecode_headline(&a)),
	    "what stands beside a headline");
	ok(longest_name > 10 && longest_text > 100,
	    "the longest name has %zu bytes, the longest text %zu", longest_name,
	    longest_text);
	snprintf(version, sizeof version, "%u.%u.%u", number >> 16,
	    number >> 8 & 0xff, number & 0xff);
	ok(same(version, BOUNCECODE_VERSION) && same(bouncecode_version(), version),
	    "the number of the version, its text and that of the library agree");
	ok(is_name(bouncecode_data_version()) && is_name(bouncecode_data_updated()) &&
		strlen(bouncecode_data_digest()) == 64,
	    "the version, the date and the digest of the data");
	return done();
}
