/*
 * From any text to an answer: the codes, the provider, the wordings that
 * stand in it, and which of them decides.
 */
#include "explain/explain.h"

#include "code/code.h"
#include "code/look.h"
#include "explain/reading.h"

#include <string.h>

/* A provider is recognised by signs enough, or a wording of so many letters;
 * a general one of fewer than WEAK_LETTERS may stand anywhere. */
enum {
	SIGN_STRONG = 2,
	SIGN_MEDIUM = 1,
	SIGN_ENOUGH = 2,
	SIGN_LETTERS = 22,
	WEAK_LETTERS = 16
};

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

/* In "RCPT from mx.example.com[192.0.2.1]: 450" the host is the client, and
 * somebody else answers. */
static int
is_client(const char *text, size_t at)
{
	/* RFC 5321 section 4.5.3.1.2: a domain has 255 bytes at most. */
	enum { HOST_MAX = 255 };
	static const char from[] = "from ";
	size_t n = sizeof from - 1;

	for (size_t k = 0; k < HOST_MAX && at > 0 && text[at - 1] != ' '; k++)
		at--;
	for (; n > 0 && at > 0 && text[at - 1] == from[n - 1]; n--)
		at--;
	return n == 0;
}

/* The provider with the most signs, and of those the last named. */
static void
recognise(struct reading *r, const char *text)
{
	unsigned char points[256] = { 0 };
	unsigned best = 0;

	for (size_t i = 0; i < r->findings.n; i++) {
		const struct bc_finding *h = &r->findings.list[i];
		const struct bc_pattern *p = bc_pattern_at(h->pattern);

		if (bc_kind(p) == BC_HOST && is_client(text, h->offset))
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
	r->answer->provider = (uint8_t)best;
}

/* A private enhanced code ("5.7.606") of a provider, by itself. */
static const struct bouncecode_entry *
find_private(const struct bouncecode_code *c, unsigned provider)
{
	size_t at = bc_range_from(c);
	const struct bc_range *range;

	while ((range = bc_next_range(c, &at)) != NULL) {
		const struct bouncecode_entry *e = &bc_entries[range->entry];

		if (provider == 0 || bc_response_of(e)->provider == provider)
			return e;
	}
	return NULL;
}

static void
add_evidence(struct bouncecode_answer *a, enum bouncecode_evidence what,
    const struct bc_finding *h)
{
	if (h != NULL)
		bc_add_match(a, what, h->offset, h->length);
}

static void
decide_by(struct reading *r, const struct choice *c, enum bouncecode_basis basis)
{
	struct bouncecode_answer *a = r->answer;
	const struct bc_response *b = bc_response_of(c->entry);
	const struct bc_pattern *p = bc_pattern_at(c->finding->pattern);

	a->remarks = 0;
	bc_decide(a, basis, c->entry);
	if (basis == BOUNCECODE_BASIS_PHRASE) {
		/* A long wording of one provider is a sign of it. */
		if (a->provider == 0 &&
		    (bc_kind(p) == BC_TOKEN || bc_length_of(p) >= SIGN_LETTERS))
			a->provider = b->provider;
		if (b->provider != 0 && bc_kind(p) != BC_TOKEN &&
		    r->provider_sign == NULL &&
		    a->confidence == BOUNCECODE_CONFIDENCE_HIGH)
			a->confidence = BOUNCECODE_CONFIDENCE_MEDIUM;
		if (bc_kind(p) == BC_TOKEN || b->blocklist != 0)
			a->basis = BOUNCECODE_BASIS_VENDOR_CODE;
		else if (b->provider != 0 && a->provider == b->provider)
			a->basis = BOUNCECODE_BASIS_PROVIDER_PHRASE;
	}
	bc_judge(a);
	if (b->blocklist == 0)
		add_evidence(a,
		    bc_kind(p) == BC_TOKEN ? BOUNCECODE_EVIDENCE_VENDOR_CODE
					: BOUNCECODE_EVIDENCE_PHRASE,
		    c->finding);
}

/* The code says something of its own: no word need decide. */
static int
is_specific(const struct bouncecode_answer *a)
{
	return a->entry != NULL && !bc_verdicts[a->entry->verdict].vague &&
	    a->basis != BOUNCECODE_BASIS_CLASS &&
	    !(a->remarks & (BOUNCECODE_UNREGISTERED | BOUNCECODE_DOTS_GUESSED)) &&
	    a->confidence >= BOUNCECODE_CONFIDENCE_MEDIUM;
}

/* A few letters that anybody may write: "access denied". */
static int
is_weak(const struct choice *c)
{
	const struct bc_pattern *p = bc_pattern_at(c->finding->pattern);

	return bc_kind(p) == BC_PHRASE && bc_response_of(c->entry)->provider == 0 &&
	    (bc_length_of(p) < WEAK_LETTERS ||
		bc_confidence_of(c->entry) == BOUNCECODE_CONFIDENCE_LOW);
}

static void
decide(struct reading *r)
{
	struct bouncecode_answer *a = r->answer;
	struct bouncecode_answer by_code;
	const struct bouncecode_entry *private_entry = NULL;
	int specific;

	bouncecode_answer_code(&a->code, &by_code);
	specific = is_specific(&by_code);
	if (a->code.class_digit != 0 &&
	    (by_code.remarks & BOUNCECODE_UNREGISTERED))
		private_entry = find_private(&a->code, a->provider);
	/* A code that names the sender's fault stands against a wording that
	 * only anybody's recipient check would use. */
	if (r->phrase.entry != NULL && specific &&
	    by_code.fault == BOUNCECODE_FAULT_SENDER &&
	    bc_categories[r->phrase.entry->category].fault ==
		BOUNCECODE_FAULT_RECIPIENT &&
	    bc_response_of(r->phrase.entry)->provider == 0)
		r->phrase.entry = NULL;
	if (r->phrase.entry != NULL &&
	    (private_entry == NULL || !is_weak(&r->phrase))) {
		decide_by(r, &r->phrase,
		    r->said_of_topic ? BOUNCECODE_BASIS_WORDS
				     : BOUNCECODE_BASIS_PHRASE);
		add_evidence(a, BOUNCECODE_EVIDENCE_PHRASE, r->said_of_topic);
		return;
	}
	if (private_entry != NULL) {
		bc_decide(a, BOUNCECODE_BASIS_ENHANCED, private_entry);
		if (a->confidence == BOUNCECODE_CONFIDENCE_HIGH)
			a->confidence = BOUNCECODE_CONFIDENCE_MEDIUM;
		a->provider = bc_response_of(private_entry)->provider;
		bc_judge(a);
		return;
	}
	if (r->cue.entry != NULL &&
	    (!specific || (by_code.fault == BOUNCECODE_FAULT_RECIPIENT &&
			      bc_is_sender_side(r->cue.entry)))) {
		decide_by(r, &r->cue, BOUNCECODE_BASIS_WORDS);
		return;
	}
	if (!specific && r->catch_all.entry != NULL) {
		decide_by(r, &r->catch_all, BOUNCECODE_BASIS_PHRASE);
		return;
	}
	by_code.provider = a->provider;
	by_code.blocklist = a->blocklist;
	*a = by_code;
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

int
bc_explain_parts(const char *text, const struct bouncecode_span *parts,
    size_t n, const struct bouncecode_code *code,
    struct bouncecode_answer *answer)
{
	struct bouncecode_span said = parts[n - 1];
	const char *reply = text + said.offset;
	struct reading r;

	bc_start(answer, code);
	r.answer = answer;
	bc_clear_findings(&r.findings);
	r.phrase.entry = r.catch_all.entry = r.cue.entry = NULL;
	r.blocklist.entry = r.vague_blocklist.entry = NULL;
	r.provider_sign = NULL;
	r.said_of_topic = NULL;
	for (size_t i = 0; i < n; i++)
		match_part(text, parts[i], 0, &r);
	recognise(&r, text);
	bc_choose(&r);
	/* "User <someone@example.com> unknown" is the same without. */
	if (r.phrase.entry == NULL && has_address(reply, said.length)) {
		match_part(text, said, 1, &r);
		bc_choose(&r);
	}
	/* Many a line of a text says nothing. */
	if (r.findings.n == 0 && bc_first_digit(code) == 0)
		return 0;
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
	decide(&r);
	add_evidence(answer, BOUNCECODE_EVIDENCE_PROVIDER, r.provider_sign);
	if (r.blocklist.entry != NULL)
		add_evidence(answer, BOUNCECODE_EVIDENCE_BLOCKLIST, r.blocklist.finding);
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
	bc_explain_parts(text, &whole, 1, &code, answer);
	/* "X.7.26", "5xx" and "605" stand in no bounce, so that the search for
	 * codes does not take them; but people ask what they mean. */
	if (answer->entry == NULL && length > 0 &&
	    bouncecode_read(text, length, &code) == length)
		bouncecode_lookup(text, length, answer);
	return answer->entry != NULL;
}
