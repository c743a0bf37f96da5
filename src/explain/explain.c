/*
 * From any text to an answer: the codes, the provider, the wordings that
 * stand in it, and which of them decides.
 */
#include "explain/explain.h"

#include "base/ascii.h"
#include "code/code.h"
#include "code/look.h"
#include "explain/reading.h"

#include <string.h>

/* A provider is recognised by signs enough. */
enum { SIGN_STRONG = 2, SIGN_MEDIUM = 1, SIGN_ENOUGH = 2 };

static void
match_part(const char *text, struct bouncecode_span part, int strip,
    struct reading *r)
{
	struct bc_folded folded;
	size_t from = part.offset, end = part.offset + part.length;

	folded.length = 0;
	while (from < end) {
		from = bc_fold_window(
		    text, end, from, &r->answer->code, strip, &folded);
		bc_match(&folded, &r->findings);
	}
}

/* In "RCPT from mx.example.com[192.0.2.1]: 450", "Client host [mx.example.com]"
 * and "<mx.example.com[192.0.2.1]>: Helo command rejected" the host is the
 * client, and somebody else answers. */
static int
is_client(const char *text, const char *end, size_t at)
{
	/* RFC 5321 section 4.5.3.1.2: a domain has 255 bytes at most. */
	enum { HOST_MAX = 255 };
	const char *word = text + at, *p;

	for (size_t k = 0; k < HOST_MAX && word > text && word[-1] != ' '; k++)
		word--;
	for (p = word; p < end && p - word < HOST_MAX && *p != ' ' && *p != '[';)
		p++;
	return bc_ends(text, word, "from ") || bc_ends(text, word, "lient host ") ||
	    (*word == '<' && p < end && *p == '[');
}

/* The provider with the most signs, and of those the last named. */
static void
recognise(struct reading *r, const char *text, const char *end)
{
	unsigned char points[256] = { 0 };
	unsigned best = 0;

	for (size_t i = 0; i < r->findings.n; i++) {
		const struct bc_finding *h = &r->findings.list[i];
		const struct bc_pattern *p = bc_pattern_at(h->pattern);

		if (bc_kind(p) == BC_HOST && is_client(text, end, h->offset))
			continue;
		for (unsigned k = 0; bc_kind(p) >= BC_STRONG && k < bc_nowners(p); k++) {
			unsigned owner = bc_owner_at(p, k) & 0xff;

			points[owner] = (unsigned char)(points[owner] +
			    (bc_kind(p) == BC_MEDIUM     ? SIGN_MEDIUM
				    : bc_kind(p) == BC_WEAK ? 0
							 : SIGN_STRONG));
			if (points[owner] >= SIGN_ENOUGH &&
			    points[owner] >= points[best]) {
				best = owner;
				r->provider_sign = h;
			}
		}
	}
	r->answer->provider = (uint16_t)best;
}

BOUNCECODE_API void
bouncecode_answer_entry(const struct bouncecode_entry *entry,
    struct bouncecode_answer *answer)
{
	struct bouncecode_code code = { 0, 0, 0, 0, 0, 0, 0, 0 };
	const char *key = bouncecode_key(entry);

	if (!bc_is_worded(entry)) {
		bouncecode_lookup(key, strlen(key), answer);
		answer->nmatches = 0;
		return;
	}
	bc_code_of_number(entry->number, &code);
	bc_start(answer, &code);
	answer->provider = bc_response_of(entry)->provider;
	answer->blocklist = bc_response_of(entry)->blocklist;
	bc_decide(answer,
	    bc_kind_of(entry) == BOUNCECODE_KIND_PROVIDER
		? BOUNCECODE_BASIS_PROVIDER_PHRASE
		: BOUNCECODE_BASIS_PHRASE,
	    entry);
	bc_judge(answer);
}

static int
has_address(const char *text, size_t length)
{
	return length > 0 && memchr(text, '@', length) != NULL;
}

static void
begin_reading(struct reading *r, const char *text, enum bc_command command,
    const struct bouncecode_code *code, struct bouncecode_answer *answer)
{
	bc_start(answer, code);
	r->answer = answer;
	r->text = text;
	r->command = command;
	r->command_is_sought = 0;
	bc_clear_findings(&r->findings);
	r->phrase.entry = r->catch_all.entry = r->cue.entry = NULL;
	r->blocklist.entry = r->vague_blocklist.entry = NULL;
	r->provider_sign = NULL;
	r->rule = BC_RULE_CODE;
	r->said_of_topic = NULL;
	r->private_entry = NULL;
	r->headline = NULL;
}

int
bc_explain_parts(const char *text, const struct bouncecode_span *parts,
    size_t n, enum bc_command command, const struct bouncecode_code *code,
    struct bouncecode_answer *answer)
{
	struct bouncecode_span said = parts[n - 1];
	const char *reply = text + said.offset;
	struct reading r;

	begin_reading(&r, text, command, code, answer);
	for (size_t i = 0; i < n; i++)
		match_part(text, parts[i], 0, &r);
	recognise(&r, text, reply + said.length);
	bc_choose(&r);
	/* "User <someone@example.com> unknown" is the same without. */
	if (r.phrase.entry == NULL && has_address(reply, said.length)) {
		match_part(text, said, 1, &r);
		bc_choose(&r);
	}
	/* Many a line of a text says nothing. */
	if (r.findings.n == 0 && bc_first_digit(code) == 0) {
		r.said = said;
		bc_hear_words(&r);
		return answer->entry != NULL;
	}
	if (r.cue.entry != NULL && code->reply == 0 && code->class_digit == 0 &&
	    !bc_is_refusal(reply, said.length))
		r.cue.entry = NULL;
	bc_find_topic(&r, text, &r.phrase);
	if (r.phrase.entry == NULL)
		bc_find_topic(&r, text, &r.cue);
	if (r.blocklist.entry == NULL)
		r.blocklist = r.vague_blocklist;
	if (r.blocklist.entry != NULL)
		answer->blocklist = bc_response_of(r.blocklist.entry)->blocklist;
	bc_decide_reading(&r, said);
	bc_add_evidence(answer, BOUNCECODE_EVIDENCE_PROVIDER, r.provider_sign);
	if (r.blocklist.entry != NULL)
		bc_add_evidence(
		    answer, BOUNCECODE_EVIDENCE_BLOCKLIST, r.blocklist.finding);
	if (answer->entry == NULL && r.headline != NULL) {
		answer->headline = (uint8_t)bc_owner_at(
		    bc_pattern_at(r.headline->pattern), 0);
		answer->remarks |= BOUNCECODE_HEADLINE;
		bc_add_evidence(
		    answer, BOUNCECODE_EVIDENCE_PHRASE, r.headline);
	}
	if (answer->bounce == BOUNCECODE_BOUNCE_SOFT)
		answer->retry_after = bc_find_delay(reply, said.length);
	return answer->entry != NULL;
}

BOUNCECODE_API int
bouncecode_explain(
    const char *text, size_t length, struct bouncecode_answer *answer)
{
	struct bouncecode_span whole = { 0, 0 };
	struct bouncecode_code code;

	if (length > UINT32_MAX)
		length = UINT32_MAX; /* offsets of findings are that wide */
	if (length == 0)
		text = ""; /* it may have been NULL */
	whole.length = length;
	bc_find_code(text, length, &code);
	bc_explain_parts(text, &whole, 1, BC_COMMAND_NONE, &code, answer);
	/* "X.7.26", "5xx" and "605" stand in no bounce, so that the search for
	 * codes does not take them; but people ask what they mean. */
	if (answer->entry == NULL && length > 0 &&
	    bouncecode_read(text, length, &code) == length)
		bouncecode_lookup(text, length, answer);
	return answer->entry != NULL;
}

BOUNCECODE_API int
bouncecode_guess(
    const char *text, size_t length, struct bouncecode_answer *answer)
{
	struct reading r;

	if (bouncecode_explain(text, length, answer))
		return 1;
	if (length == 0 || answer->headline != 0)
		return 0;
	begin_reading(&r, text, BC_COMMAND_NONE, &answer->code, answer);
	r.said.offset = 0;
	r.said.length = length > UINT32_MAX ? UINT32_MAX : length;
	return bc_guess_by_words(&r);
}
