/*
 * Codes as programs pass them are read as words: do they mean what the reader of
 * all spellings takes them for, and near misses as well? Each text lies against an
 * unreadable page, with its end and with its beginning.
 */
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */
#include <bouncecode.h>

#include <sys/mman.h>
#include <unistd.h>

#include "code/code.h"
#include "code/usual.h"
#include "tap.h"

static char *readable;
static size_t page, differ, compared, usual;

static int
same_matches(const struct bouncecode_answer *a, const struct bouncecode_answer *b)
{
	return a->nmatches == b->nmatches &&
	    memcmp(a->matches, b->matches, a->nmatches * sizeof *a->matches) == 0;
}

/* The entry of exactly this code. */
static const struct bouncecode_entry *
find(const struct bouncecode_code *c)
{
	if ((c->reply > 0 && c->reply < 100) || c->subject > 7 || c->detail > 999)
		return NULL;
	return bouncecode_find((c->reply > 0 ? BOUNCECODE_REPLY(c->reply) : 0) |
	    (c->class_digit > 0 ? BOUNCECODE_ENHANCED(
				      c->class_digit, c->subject, c->detail)
				: 0));
}

static void
compare_at(const char *text, size_t length)
{
	struct bouncecode_code code, any;
	struct bouncecode_answer answer, expected;
	size_t n = bouncecode_read(text, length, &code);
	size_t n_any = bc_read_any(text, length, &any);
	int found = bouncecode_lookup(text, length, &answer);

	compared++;
	if (n == n_any && memcmp(&code, &any, sizeof code) == 0 &&
	    found == bouncecode_answer_code(&any, &expected) &&
	    memcmp(&answer, &expected, offsetof(struct bouncecode_answer, matches)) == 0 &&
	    same_matches(&answer, &expected) &&
	    bouncecode_find_text(text, length) == find(&any))
		return;
	if (differ++ < 10)
		printf("# \"%.*s\": %zu bytes, %u %u.%u.%u; expected %zu, %u %u.%u.%u\n",
		    (int)length, text, n, code.reply, code.class_digit,
		    code.subject, code.detail, n_any, any.reply,
		    any.class_digit, any.subject, any.detail);
}

static void
compare(const char *text, size_t length)
{
#ifdef BC_USUAL_CODES
	struct bc_usual read;

	usual += (size_t)bc_read_usual_alone(text, length, &read);
#endif
	memcpy(readable, text, length);
	compare_at(readable, length);
	memcpy(readable + page - length, text, length);
	compare_at(readable + page - length, length);
}

/* What stands before an enhanced code, and what stands behind a reply. */
static const char *const fronts[] = { "", "550 ", "550-", "999-", "550/", "550.",
	"550", "050 ", " ", "#",
	"(", " (", "550 (", "550 #", "550: ", " 550  ", "\"550 ", "550 550 ", "550 <", "5.1.1 " };
static const char *const backs[] = { "", " 5.7.26", "-5.7.26", " 2.0.0", "-4.3.999",
	" 5.10.1", " 5.8.1", " 5.7.01", " 3.1.1", "/5.7.1", "  5.7.1", " 5.7", ".",
	" ", "\r\n", "-", ")", " (5.7.1)", " #5.7.26\r\n", "  5.7.26)", ": 5.7.509", " 550",
	"  550", " (", "\" ", " 5.7.1 x", "\t5.7.1\t" };

static const char *const ends[] = { "", ")", "", "\r\n", "", " x" };

enum {
	NENDS = sizeof ends / sizeof *ends,
	NFRONTS = sizeof fronts / sizeof *fronts,
	NBACKS = sizeof backs / sizeof *backs
};

/* All replies, and a few that are none. */
static void
test_replies(void)
{
	char text[32];

	differ = compared = 0;
	for (unsigned reply = 0; reply < 1200; reply++)
		for (size_t b = 0; b < NBACKS; b++)
			compare(text, (size_t)snprintf(text, sizeof text,
					  "%03u%s", reply, backs[b]));
	ok(differ == 0, "all replies: %zu texts", compared);
}

/* All enhanced codes, with one zero too many and subjects that are not
 * registered. */
static void
test_enhanced(void)
{
	char text[32];

	differ = compared = 0;
	for (size_t f = 0; f < NFRONTS; f++)
		for (unsigned n = 0; n < 100; n++)
			for (unsigned detail = 0; detail < 1010; detail++) {
				compare(text, (size_t)snprintf(text, sizeof text,
						  "%s%u.%u.%u%s", fronts[f], n / 10,
						  n % 10, detail, ends[(n + detail) % NENDS]));
				if (detail < 100 && n % 3 == 0)
					compare(text, (size_t)snprintf(text,
							  sizeof text, "%s%u.%u.%03u",
							  fronts[f], n / 10, n % 10,
							  detail));
			}
	ok(differ == 0, "all enhanced codes: %zu texts", compared);
}

/* Any byte in any place, and the end in any. */
static void
test_bytes(void)
{
	static const char *const texts[] = { "5xx", "5.7.x", "X.7.26", "550", "200", "5.7.2", "5.7.26",
		"4.3.650", "550 5.7.2", "450-4.7.26", "550 5.7.509",
		"550-2.0.0x", "(5.7.26)", " 550 5.7.1", "550 #5.7.1", "550 (5.7.26)", "550:  5.7.1\n" };
	/* for a byte beside it: digits, what may stand there, and what carries */
	static const char beside[] = "0159.- )Xx/:\012\177\200\377";
	char text[32];

	differ = compared = 0;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		for (size_t at = 0; at < strlen(texts[i]); at++) {
			compare(texts[i], at);
			for (size_t c = 0; c < 256 * sizeof beside; c++) {
				size_t n = strlen(texts[i]);

				memcpy(text, texts[i], n);
				text[at] = (char)(c & 0xff);
				if (at + 1 < n)
					text[at + 1] = beside[c >> 8];
				else if (c > 0xff)
					break;
				compare(text, n);
			}
		}
	ok(differ == 0, "any two bytes in any place: %zu texts", compared);
}

static void
test_usual(void)
{
#ifdef BC_USUAL_CODES
	static const char *const texts[] = { "550", "5.7.1", "5.7.26", "5.7.509",
		"550 5.7.1", "550 5.7.26", "550-5.7.26", "550 5.7.509" };
	struct bc_usual read;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		ok(bc_read_usual_alone(texts[i], strlen(texts[i]), &read) == 1,
		    "%s is usual", texts[i]);
	ok(usual > 30000, "and so were %zu of the texts", usual);
#endif
}

int
main(void)
{
	char *guarded;

	page = (size_t)sysconf(_SC_PAGESIZE);
	guarded = mmap(NULL, 3 * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	readable = guarded + page;
	if (guarded == MAP_FAILED ||
	    mprotect(readable, page, PROT_READ | PROT_WRITE) != 0)
		return 1;
	test_replies();
	test_enhanced();
	test_bytes();
	test_usual();
	return done();
}
