/*
 * Finding the codes in any text: replies, bounce mails, log lines, and what
 * programs print of them. Of several the last final one counts, and "reply" and
 * "enhanced" are only what the text shows.
 */
#include "text/text.h"

#include "base/bytes.h"
#include "base/simd.h"
#include "code/look.h"
#include "text/candidate.h"
#include "text/word.h"

#include <string.h>

/* Does a colon or a quotation mark stand before a reply, as before what
 * another server said? */
static int
bc_is_quoted(const char *text, const char *p)
{
	while (p > text && p[-1] == ' ')
		p--;
	return p > text && (p[-1] == ':' || p[-1] == '"' || p[-1] == '<');
}

/* Where a text first speaks of a check that the server made of an address by
 * asking another one; its end where it does not. What the other one said only
 * explains the reply then: "550 5.1.1 ... verification failed: host mx said:
 * 554 5.7.1 ...". */
static const char *
bc_find_address_check(const char *text, const char *end)
{
	static const char words[][22] = { "address probe", "call-out", "callback",
		"callout", "undeliverable address", "unverified address", "verif" };
	enum { REACH = 2048 }; /* a reply and what it quotes are shorter */
	const char *found = bc_find_stem(text,
	    end - text > REACH ? text + REACH : end, end, words[0],
	    sizeof *words, sizeof words / sizeof *words);

	return found ? found : end;
}

/* Does a reply later in the text tell more than the one kept so far? The last
 * final one does, but for those that only follow from another. */
static int
bc_is_better(const struct bc_candidate *kept, const struct bc_candidate *next)
{
	if (kept->code.reply == 0 && kept->code.class_digit == 0)
		return 1;
	if (next->failing != kept->failing)
		return next->failing;
	if (next->failing && next->weak != kept->weak)
		return kept->weak;
	if (next->quoted != kept->quoted)
		return next->quoted;
	if (next->code.reply > 0 && next->code.reply == kept->code.reply)
		return next->code.class_digit != 0 &&
		    kept->code.class_digit == 0;
	if (next->failing && bc_reply_digit(&next->code) == 4 &&
	    bc_reply_digit(&kept->code) == 5)
		return 0;
	return 1;
}

static void
bc_take_enhanced(
    struct bouncecode_code *to, const struct bouncecode_code *from)
{
	to->class_digit = from->class_digit;
	to->subject = from->subject;
	to->detail = from->detail;
	to->enhanced_offset = from->enhanced_offset;
	to->enhanced_length = from->enhanced_length;
}

/* A status that stands apart from its reply: behind it ("(#5.1.1)"), else
 * before it ("dsn=5.1.1"). */
static int
bc_fits_reply(const struct bouncecode_code *reply, const struct bc_candidate *status)
{
	return status->code.class_digit != 0 &&
	    bc_reply_digit(reply) == status->code.class_digit;
}

/* Read one byte, and the blanks and line ends before and behind it; NULL where
 * it does not stand there. */
static const char *
bc_read_mark(const char *p, const char *end, char mark)
{
	static const char blanks[] = " \t\r\n";

	for (; p != NULL && p < end && memchr(blanks, *p, sizeof blanks - 1); p++)
		;
	if (p == NULL || p == end || *p != mark)
		return NULL;
	for (p++; p < end && memchr(blanks, *p, sizeof blanks - 1); p++)
		;
	return p;
}

/* Read a name and a number between two marks, and put that where the name says;
 * NULL where they do not stand at p. */
static const char *
bc_read_member(const char *p, const char *end, char before, unsigned numbers[3])
{
	static const char names[3][10] = { "\"class\"", "\"subject\"",
		"\"detail\"" };
	size_t i = 0;

	p = bc_read_mark(p, end, before);
	while (p != NULL && i < 3 && !bc_begins(p, end, names[i]))
		i++;
	if (p == NULL || i == 3)
		return NULL;
	p = bc_read_mark(p + strlen(names[i]), end, ':');
	if (p == NULL || p == end || !bc_is_digit(*p))
		return NULL;
	for (numbers[i] = 0; p < end && bc_is_digit(*p) && numbers[i] < 1000; p++)
		numbers[i] = numbers[i] * 10 + (unsigned)(*p - '0');
	return numbers[i] < 1000 ? p : NULL;
}

/* KumoMTA logs an enhanced code as {"class":5,"subject":1,"detail":1}, whatever
 * the order is that another program brought the members into. */
static void
bc_take_object(const char *text, const char *end, struct bouncecode_code *code)
{
	for (const char *p = text;
	     p < end && (p = (const char *)memchr(p, '{', (size_t)(end - p)));
	     p++) {
		unsigned numbers[3] = { 0, 1000, 1000 };
		const char *q = p;

		for (int i = 0; i < 3; i++)
			q = bc_read_member(q, end, i == 0 ? '{' : ',', numbers);
		q = bc_read_mark(q, end, '}');
		if (q == NULL || numbers[0] != bc_reply_digit(code) ||
		    numbers[1] == 1000 || numbers[2] == 1000)
			continue;
		while (q[-1] != '}')
			q--;
		code->class_digit = (uint16_t)numbers[0];
		code->subject = (uint16_t)numbers[1];
		code->detail = (uint16_t)numbers[2];
		code->enhanced_offset = (size_t)(p - text);
		code->enhanced_length = (size_t)(q - p);
		return;
	}
}

#ifdef BC_BLOCKS
/* Where in a block a code may begin: at "2" to "5" with "." or a digit and a
 * digit behind, and no digit, "." or "/" before. */
static inline unsigned
bc_begin_codes(const char *p)
{
	return bc_bits_of(bc_is_between(bc_load(p), '2', '5') &
	    bc_is_between(bc_load(p + 1), '.', '9') &
	    bc_is_between(bc_load(p + 2), '0', '9') &
	    ~bc_is_between(bc_load(p - 1), '.', '9'));
}
#endif

/* The next place at which a code may begin. Before the first byte stands none,
 * and the last block ends with the text: byte by byte, those two took a third of
 * the time. */
static const char *
bc_next_digits(const char *text, const char *p, const char *end)
{
#ifdef BC_BLOCKS
	enum { ENOUGH = BC_BLOCK + 2 };

	if (p == text && p < end && (*p < '2' || *p > '5'))
		p++;
	if (p > text && end - text > ENOUGH) {
		unsigned found = 0;

		while (end - p > ENOUGH && (found = bc_begin_codes(p)) == 0)
			p += BC_BLOCK;
		if (found == 0)
			found = bc_begin_codes(end - ENOUGH) >> (p - (end - ENOUGH));
		return found != 0 ? p + bc_first_bit(found) : end;
	}
#else
	(void)text;
#endif
	while (p < end && (*p < '2' || *p > '5'))
		p++;
	return p;
}

/* What was found of a text so far. */
struct bc_in_text_found {
	struct bc_candidate reply, status_before, status_behind;
	const char *check; /* see bc_find_address_check() */
};

/* The reply that is known beside the text may stand at its beginning as well. */
static int
bc_takes_place(struct bc_candidate *kept, const struct bc_candidate *next)
{
	struct bouncecode_code known = kept->code;

	if (known.reply != next->code.reply || known.reply_length != 0)
		return 0;
	*kept = *next;
	if (kept->code.class_digit == 0)
		bc_take_enhanced(&kept->code, &known);
	return 1;
}

static void
bc_keep_reply(struct bc_in_text_found *f, const struct bc_candidate *next, const char *text,
    const char *p, const char *end)
{
	int quoted = f->reply.code.reply > 0 && bc_is_quoted(text, p);

	if (p == text && bc_takes_place(&f->reply, next))
		return;
	if (quoted && f->check == NULL)
		f->check = bc_find_address_check(
		    text + f->reply.code.reply_offset, end);
	/* What explains a check leaves the outer reply. */
	if ((quoted && f->reply.failing && f->check < p) ||
	    !bc_is_better(&f->reply, next))
		return;
	if (next->code.reply != f->reply.code.reply)
		memset(&f->status_behind, 0, sizeof f->status_behind);
	f->reply = *next;
}

static void
bc_keep_status(struct bc_in_text_found *f, const struct bc_candidate *next)
{
	struct bc_candidate *kept =
	    f->reply.code.reply > 0 ? &f->status_behind : &f->status_before;

	if (kept->code.class_digit == 0 || (next->failing && !kept->failing))
		*kept = *next;
}

static void
bc_find_candidates(struct bc_in_text_found *f, const char *text, const char *end)
{
	struct bc_candidate next;

	for (const char *p = bc_next_digits(text, text, end); p < end;
	     p = bc_next_digits(text, p + 1, end)) {
		if (!bc_read_candidate(text, p, end, &next))
			continue;
		if (next.code.reply > 0) {
			bc_keep_reply(f, &next, text, p, end);
			p = text + next.code.reply_offset + 2;
			if (next.code.enhanced_length > 0)
				p = text + next.code.enhanced_offset +
				    next.code.enhanced_length - 1;
		} else {
			bc_keep_status(f, &next);
			p = text + next.code.enhanced_offset +
			    next.code.enhanced_length - 1;
		}
	}
}

static int
bc_choose_code(const struct bc_in_text_found *f, const char *text, size_t length,
    struct bouncecode_code *code)
{
	*code = f->reply.code.reply == 0 ? f->status_before.code : f->reply.code;
	if (code->reply == 0 && code->class_digit == 0)
		return bc_find_debug_code(text, length, code);
	if (code->reply == 0)
		return 1;
	if (code->class_digit == 0 && bc_fits_reply(code, &f->status_behind))
		bc_take_enhanced(code, &f->status_behind.code);
	else if (code->class_digit == 0 && bc_fits_reply(code, &f->status_before))
		bc_take_enhanced(code, &f->status_before.code);
	if (code->class_digit == 0)
		bc_take_object(text, text + length, code);
	return 1;
}

int
bc_find_code(const char *text, size_t length, struct bouncecode_code *code)
{
	struct bc_in_text_found f;

	memset(&f, 0, sizeof f);
	bc_find_candidates(&f, text, text + length);
	return bc_choose_code(&f, text, length, code);
}

int
bc_find_code_beside(const char *text, size_t length,
    const struct bouncecode_code *known, struct bouncecode_code *code)
{
	struct bc_in_text_found f;
	struct bc_candidate *first =
	    known->reply > 0 ? &f.reply : &f.status_before;

	if (known->reply == 0 && known->class_digit == 0)
		return bc_find_code(text, length, code);
	memset(&f, 0, sizeof f);
	first->code = *known;
	first->code.reply_offset = first->code.reply_length = 0;
	first->code.enhanced_offset = first->code.enhanced_length = 0;
	first->failing = bc_first_digit(known) >= 4;
	bc_find_candidates(&f, text, text + length);
	return bc_choose_code(&f, text, length, code);
}
