/*
 * From any text to an answer: the codes, the provider, the wordings that
 * stand in it, and which of them decides.
 */
#include "explain/explain.h"

#include "base/ascii.h"
#include "base/sizes.h"
#include "code/code.h"
#include "code/look.h"
#include "explain/reading.h"
#include "text/text.h"

#include <string.h>

/* A provider is recognised by signs enough. */
enum { BC_SIGN_STRONG = 2, BC_SIGN_MEDIUM = 1, BC_SIGN_ENOUGH = 2 };

/* Some wordings begin with their code: one that is kept apart stands before the
 * text, in no place of it. */
static void
bc_begin_window(struct bc_folded *f, size_t at, const struct bouncecode_code *code)
{
	char written[BOUNCECODE_WRITE_SIZE];
	size_t n;

	f->length = 0;
	if (bc_first_digit(code) == 0 || (n = bc_write_beside(code, written)) == 0)
		return;
	written[n++] = ' ';
	memcpy(f->text, written, n);
	for (; f->length < n; f->length++)
		f->offsets[f->length] = (uint32_t)at;
}

static void
bc_match_part(const char *text, struct bouncecode_span part,
    const struct bouncecode_code *code, int strip, struct bc_findings *findings)
{
	struct bc_folded folded;
	size_t from = part.offset, end = part.offset + part.length;

	bc_begin_window(&folded, from, code);
	while (from < end) {
		from = bc_fold_window(text, end, from, code, strip, &folded);
		bc_match(&folded, findings);
	}
}

static int
bc_ends_name(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* In "RCPT from mx.example.com[192.0.2.1]: 450", "Client host [mx.example.com]"
 * and "<mx.example.com[192.0.2.1]>: Helo command rejected" the host is the
 * client, and somebody else answers. */
static int
bc_is_client(const char *text, const char *end, size_t at)
{
	const char *word = text + at, *p;

	for (size_t k = 0; k < BC_DOMAIN_MAX && word > text && !bc_ends_name(word[-1]); k++)
		word--;
	for (p = word; p < end && p - word < BC_DOMAIN_MAX && !bc_ends_name(*p) && *p != '[';)
		p++;
	return bc_ends(text, word, "from ") || bc_ends(text, word, "client host ") ||
	    (*word == '<' && p < end && *p == '[');
}

/* The provider with the most signs, and of those the last named. */
struct bc_signs {
	unsigned char points[256]; /* of each provider */
	unsigned best;
	int counts; /* is there any? Until then points are not cleared. */
};

static void
bc_count_sign(struct bc_signs *s, const struct bc_pattern *p,
    const struct bc_finding *finding, struct bc_text_reading *r)
{
	if (bc_kind(p) < BC_STRONG)
		return;
	if (!s->counts)
		memset(s->points, 0, sizeof s->points);
	s->counts = 1;
	for (unsigned k = 0; k < bc_nowners(p); k++) {
		unsigned owner = bc_owner_at(p, k) & 0xff;

		s->points[owner] = (unsigned char)(s->points[owner] +
		    (bc_kind(p) == BC_MEDIUM     ? BC_SIGN_MEDIUM
			    : bc_kind(p) == BC_WEAK ? 0
						 : BC_SIGN_STRONG));
		if (s->points[owner] >= BC_SIGN_ENOUGH &&
		    s->points[owner] >= s->points[s->best]) {
			s->best = owner;
			r->provider_sign = *finding;
		}
	}
}

/* Who answers is told by his name first, and then by what he says. Of the name
 * nothing but the provider is taken: "full.example" has no full mailbox. */
static void
bc_recognise_host(struct bc_signs *s, const struct bc_heard *heard, struct bc_text_reading *r)
{
	static const struct bouncecode_code none = { 0, 0, 0, 0, 0, 0, 0, 0 };
	struct bouncecode_span whole = { 0, 0 };

	if (heard->host_length == 0)
		return;
	whole.length = heard->host_length;
	bc_match_part(heard->host, whole, &none, 0, &r->findings);
	for (size_t i = 0; i < r->findings.n; i++) {
		struct bc_finding f = r->findings.list[i];

		f.offset += (uint32_t)heard->host_offset;
		f.length = heard->host_is_apart ? 0 : f.length;
		bc_count_sign(s, f.pattern, &f, r);
	}
	bc_clear_findings(&r->findings);
}

static void
bc_recognise(struct bc_signs *s, struct bc_text_reading *r, const char *text, const char *end)
{
	for (size_t i = 0; i < r->findings.n; i++) {
		const struct bc_finding *f = &r->findings.list[i];
		const struct bc_pattern *p = f->pattern;

		if (bc_kind(p) != BC_HOST || !bc_is_client(text, end, f->offset))
			bc_count_sign(s, p, f, r);
	}
	r->answer->provider = (uint16_t)s->best;
	r->is_recognised = s->best != 0;
}

static int
bc_has_address(const char *text, size_t length)
{
	return length > 0 && memchr(text, '@', length) != NULL;
}

/* "550 no (in reply to RCPT TO command)": the server said what stands before. */
static size_t
bc_find_end_of_words(const char *text, struct bouncecode_span said)
{
	enum { REACH = 4096 }; /* longer texts are mails, and quote many replies */
	static const char words[] = "(in reply to ";
	const char *p = text + said.offset, *end = p + said.length;
	const char *stop = said.length > REACH ? p + REACH : end;

	if (said.length < sizeof words)
		return said.offset + said.length;
	for (; (p = (const char *)memchr(p, *words, (size_t)(stop - p))) != NULL; p++)
		if (bc_behind_words(p, end, words) != NULL)
			return (size_t)(p - text);
	return said.offset + said.length;
}

static void
bc_begin_reading(struct bc_text_reading *r, const char *text, struct bouncecode_span said,
    unsigned command, const struct bouncecode_code *code,
    struct bouncecode_answer *answer)
{
	bc_start(answer, code);
	r->answer = answer;
	r->text = text;
	r->said = said;
	r->end_of_words = bc_find_end_of_words(text, said);
	r->command = (enum bouncecode_command)command;
	r->command_is_sought = 0;
	r->is_spared = 0;
	bc_clear_findings(&r->findings);
	r->phrase.entry = r->catch_all.entry = r->cue.entry = NULL;
	r->blocklist.entry = r->vague_blocklist.entry = NULL;
	r->provider_sign.length = 0;
	r->rule = BC_RULE_CODE;
	r->said_of_topic = NULL;
	r->private_entry = NULL;
	r->headline = NULL;
}

int
bc_explain_heard(const struct bc_heard *heard, struct bouncecode_answer *answer)
{
	struct bouncecode_span said = heard->said;
	const struct bouncecode_code *code = heard->code;
	const char *text = heard->text, *reply = text + said.offset;
	struct bc_signs signs;
	struct bc_text_reading r;

	bc_begin_reading(&r, text, said, heard->command, code, answer);
	signs.best = 0;
	signs.counts = 0;
	bc_recognise_host(&signs, heard, &r);
	bc_match_part(text, said, &answer->code, 0, &r.findings);
	bc_recognise(&signs, &r, text, reply + said.length);
	if (r.findings.n > 0)
		bc_choose(&r);
	/* "User <someone@example.com> unknown" is the same without. */
	if (r.phrase.entry == NULL && bc_has_address(reply, said.length)) {
		bc_match_part(text, said, &answer->code, 1, &r.findings);
		bc_choose(&r);
	}
	/* Many a line of a text says nothing. */
	if (r.findings.n == 0 && bc_first_digit(code) == 0) {
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
	bc_decide_reading(&r);
	bc_add_evidence(answer, BOUNCECODE_EVIDENCE_PROVIDER, &r.provider_sign);
	if (r.blocklist.entry != NULL)
		bc_add_evidence(
		    answer, BOUNCECODE_EVIDENCE_BLOCKLIST, r.blocklist.finding);
	if (answer->entry == NULL && r.headline != NULL) {
		answer->headline = (uint8_t)bc_owner_at(
		    r.headline->pattern, 0);
		answer->remarks |= BOUNCECODE_REMARK_HEADLINE;
		bc_add_evidence(
		    answer, BOUNCECODE_EVIDENCE_PHRASE, r.headline);
	}
	if (answer->bounce == BOUNCECODE_BOUNCE_SOFT)
		answer->retry_after = bc_find_delay(reply, said.length);
	return answer->entry != NULL;
}

static size_t
bc_bounded(size_t length)
{
	return length > UINT32_MAX ? UINT32_MAX : length; /* as wide are offsets */
}

int
bc_explain_reply(const struct bouncecode_reply *reply, size_t from,
    struct bouncecode_answer *answer)
{
	struct bouncecode_code code;
	struct bc_heard heard;

	memset(&heard, 0, sizeof heard);
	heard.text = reply->length > 0 ? reply->text : ""; /* it may be NULL */
	heard.said.offset = from;
	heard.said.length = bc_bounded(reply->length) - from;
	heard.host = reply->host;
	heard.host_length = bc_bounded(reply->host_length);
	heard.host_is_apart = 1;
	heard.command = reply->command;
	heard.code = &code;
	bc_find_code_beside(
	    heard.text + from, heard.said.length, &reply->code, &code);
	code.reply_offset += code.reply_length > 0 ? from : 0;
	code.enhanced_offset += code.enhanced_length > 0 ? from : 0;
	return bc_explain_heard(&heard, answer);
}

/* "X.7.26", "5xx" and "605" stand in no bounce, so that the search for codes does
 * not take them; but people ask what they mean. */
static int
bc_look_up_whole(const char *text, size_t length, struct bouncecode_answer *answer)
{
	struct bouncecode_code code;

	if (length > 0 && bouncecode_read(text, length, &code) == length)
		bouncecode_lookup(text, length, answer);
	return answer->entry != NULL;
}

BOUNCECODE_API int
bouncecode_explain_reply(const struct bouncecode_reply *reply,
    struct bouncecode_answer *answer)
{
	if (bc_explain_reply(reply, 0, answer))
		return 1;
	return bc_first_digit(&reply->code) == 0 &&
	    bc_look_up_whole(reply->text, bc_bounded(reply->length), answer);
}

BOUNCECODE_API int
bouncecode_explain(
    const char *text, size_t length, struct bouncecode_answer *answer)
{
	struct bouncecode_code code;
	struct bc_heard heard;

	/* By bouncecode_explain_reply() a line of two bytes costs a tenth more. */
	memset(&heard, 0, sizeof heard);
	heard.text = length > 0 ? text : ""; /* it may be NULL */
	heard.said.length = length = bc_bounded(length);
	heard.code = &code;
	bc_find_code(heard.text, length, &code);
	return bc_explain_heard(&heard, answer) || bc_look_up_whole(text, length, answer);
}

BOUNCECODE_API int
bouncecode_guess(
    const char *text, size_t length, struct bouncecode_answer *answer)
{
	struct bouncecode_span whole = { 0, 0 };
	struct bc_text_reading r;

	if (bouncecode_explain(text, length, answer))
		return 1;
	if (length == 0 || answer->headline != 0)
		return 0;
	whole.length = bc_bounded(length);
	bc_begin_reading(&r, text, whole, BOUNCECODE_COMMAND_NONE, &answer->code,
	    answer);
	return bc_guess_by_words(&r);
}
