/*
 * From any text to an answer: the codes, the provider, the wordings that
 * stand in it, and which of them decides.
 */
#include "internal.h"

#include "match.h"

#include <string.h>

/* What speaks for a wording, in points; the most decides. */
enum {
	POINTS_TOKEN = 400,      /* a private code */
	POINTS_BLOCKLIST = 330,  /* the name of a list */
	POINTS_OWN = 220,        /* a phrase of the recognised provider */
	POINTS_ANYBODY = 150,    /* a phrase that means the same from all */
	POINTS_UNKNOWN = 100,    /* a provider's, and none is recognised */
	POINTS_OTHER = 20,       /* a provider's, and it is another one */
	POINTS_LETTER = 3,       /* for each of its letters, */
	LETTERS_MAX = 50,        /* up to so many */
	POINTS_SENDER = 60,      /* it names the cause, not the address */
	POINTS_SAME_STATUS = 60, /* comes with the enhanced code shown */
	POINTS_SAME_REPLY = 15,
	POINTS_SAME_CLASS = 15,
	POINTS_OTHER_CLASS = -60,
	POINTS_MEDIUM = -15, /* for its confidence */
	POINTS_LOW = -45,
	POINTS_CATCH_ALL = -300,
	POINTS_DECISIVE = 700,
	POINTS_BEFORE = -60 /* stands before the reply */
};

/* A provider is recognised by as many. */
enum { SIGN_STRONG = 2, SIGN_MEDIUM = 1, SIGN_ENOUGH = 2, SIGN_LETTERS = 22,
	WEAK_LETTERS = 16 };

struct choice {
	const struct bc_hit *hit;
	const struct bouncecode_entry *entry;
	int points;
};

struct reading {
	struct bouncecode_answer *answer;
	struct bc_hits hits;
	struct choice phrase, catch_all, cue;
	struct choice list, any_list; /* blocklists, and the vaguer ones */
	const struct bc_hit *provider_hit;
	const struct bc_hit *subject_of; /* what is said of the subject */
};

static const struct bc_response *
response_of(const struct bouncecode_entry *entry)
{
	return &bc_responses[(size_t)(entry - bc_entries) - bc_first_response];
}

static int
is_catch_all(const struct bouncecode_entry *entry)
{
	return bc_verdicts[entry->verdict].vague;
}

static void
match_all(const char *text, size_t length, int strip, struct reading *r)
{
	struct bc_folded folded;
	size_t from = 0;

	while (from < length) {
		from = bc_fold_window(
		    text, length, from, &r->answer->code, strip, &folded);
		bc_match(&folded, &r->hits);
	}
}

/* In "RCPT from mx.example.com[192.0.2.1]: 450" the host is the client, and
 * somebody else answers. */
static int
is_client(const char *text, size_t at)
{
	static const char from[] = "from ";
	size_t n = sizeof from - 1;

	while (at > 0 && text[at - 1] != ' ')
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

	for (size_t i = 0; i < r->hits.n; i++) {
		const struct bc_hit *h = &r->hits.list[i];
		const struct bc_pattern *p = bc_pattern_at(h->pattern);

		if (bc_kind(p) == BC_HOST && is_client(text, h->offset))
			continue;
		for (unsigned k = 0; bc_kind(p) >= BC_STRONG && k < p->nowners; k++) {
			unsigned owner = bc_owner_at(p, k) & 0xff;

			points[owner] = (unsigned char)(points[owner] +
			    (bc_kind(p) == BC_MEDIUM     ? SIGN_MEDIUM
				    : bc_kind(p) == BC_WEAK ? 0
							 : SIGN_STRONG));
			if (points[owner] >= SIGN_ENOUGH &&
			    points[owner] >= points[best]) {
				best = owner;
				r->provider_hit = h;
			}
		}
	}
	r->answer->provider = (uint8_t)best;
}

/* The digits of a number back; subject and detail share bytes 2 and 3. */
static void
spell(uint32_t number, struct bouncecode_code *c)
{
	c->reply = (uint16_t)((number & 0x7f) / 8 * 100 + (number >> 8 & 0x7f));
	c->class_digit = (uint16_t)(number & 7);
	c->subject = (uint16_t)(number >> 16 & 7);
	c->detail = (uint16_t)((number >> 16 & 0x7f) / 8 * 100 + (number >> 24));
}

/* 5.7.620 is as good as 5.7.606 for an entry of 5.7.606-649. */
static int
is_in_range(
    const struct bouncecode_code *code, const struct bouncecode_entry *entry)
{
	for (size_t i = 0; i < bc_nranges; i++)
		if (&bc_entries[bc_ranges[i].entry] == entry)
			return code->detail >= bc_ranges[i].first &&
			    code->detail <= bc_ranges[i].last;
	return 0;
}

static int
code_points(
    const struct bouncecode_code *code, const struct bouncecode_entry *entry)
{
	struct bouncecode_code usual;
	unsigned digit;
	unsigned shown = code->reply ? code->reply / 100u : code->class_digit;
	int points = 0;

	spell(entry->number, &usual);
	digit = usual.reply ? usual.reply / 100u : usual.class_digit;
	if (shown == 0 || digit == 0)
		return 0;
	points += shown == digit ? POINTS_SAME_CLASS : POINTS_OTHER_CLASS;
	if (usual.reply != 0 && usual.reply == code->reply)
		points += POINTS_SAME_REPLY;
	if (usual.class_digit != 0 && usual.class_digit == code->class_digit &&
	    usual.subject == code->subject &&
	    (code->detail == usual.detail || is_in_range(code, entry)))
		points += POINTS_SAME_STATUS;
	return points;
}

static int
points_of(const struct reading *r, const struct bc_hit *h,
    const struct bc_pattern *p, const struct bouncecode_entry *entry)
{
	const struct bouncecode_answer *a = r->answer;
	const struct bc_response *b = response_of(entry);
	int letters = (int)bc_length_of(p);
	unsigned fault = bc_categories[entry->category].fault;
	int points = code_points(&a->code, entry) + POINTS_LETTER *
		(letters < LETTERS_MAX ? letters : LETTERS_MAX);

	if (bc_kind(p) == BC_TOKEN)
		points += POINTS_TOKEN;
	else if (b->blocklist != 0)
		points += POINTS_BLOCKLIST;
	else if (b->provider == 0)
		points += POINTS_ANYBODY;
	else if (b->provider == a->provider)
		points += POINTS_OWN;
	else
		points += a->provider ? POINTS_OTHER : POINTS_UNKNOWN;
	if ((fault == BOUNCECODE_FAULT_SENDER ||
		fault == BOUNCECODE_FAULT_MESSAGE) &&
	    !is_catch_all(entry))
		points += POINTS_SENDER;
	if (bc_confidence_of(entry) == BOUNCECODE_CONFIDENCE_MEDIUM)
		points += POINTS_MEDIUM;
	else if (bc_confidence_of(entry) == BOUNCECODE_CONFIDENCE_LOW)
		points += POINTS_LOW;
	if (is_catch_all(entry))
		points += POINTS_CATCH_ALL;
	if (bc_verdicts[entry->verdict].decisive)
		points += POINTS_DECISIVE;
	else if (a->code.reply_length > 0 && h->offset < a->code.reply_offset)
		points += POINTS_BEFORE;
	return points;
}

static void
prefer(struct choice *c, const struct bc_hit *hit,
    const struct bouncecode_entry *entry, int points)
{
	if (c->entry != NULL && c->points >= points)
		return;
	c->hit = hit;
	c->entry = entry;
	c->points = points;
}

/* A wording inside a longer one that stands there as well is part of that. */
static int
is_part(const struct bc_hits *hits, const struct bc_hit *h)
{
	for (size_t i = 0; i < hits->n; i++) {
		const struct bc_hit *o = &hits->list[i];
		const struct bc_pattern *p = bc_pattern_at(o->pattern);

		if (bc_kind(p) == BC_PHRASE && bc_npieces(p) == 1 &&
		    o->length > h->length && o->offset <= h->offset &&
		    o->offset + o->length >= h->offset + h->length)
			return 1;
	}
	return 0;
}

static void
choose(struct reading *r)
{
	for (size_t i = 0; i < r->hits.n; i++) {
		const struct bc_hit *h = &r->hits.list[i];
		const struct bc_pattern *p = bc_pattern_at(h->pattern);

		if (bc_kind(p) == BC_PHRASE && is_part(&r->hits, h) &&
		    response_of(&bc_entries[bc_owner_at(p, 0)])->blocklist == 0)
			continue;
		for (unsigned k = 0; bc_kind(p) <= BC_SUBJECT && k < p->nowners;
		     k++) {
			const struct bouncecode_entry *e =
			    &bc_entries[bc_owner_at(p, k)];
			const struct bc_response *b = response_of(e);
			int points = points_of(r, h, p, e);

			if (bc_kind(p) == BC_SUBJECT)
				continue;
			else if (bc_kind(p) == BC_CUE)
				prefer(&r->cue, h, e, points);
			else if (is_catch_all(e))
				prefer(&r->catch_all, h, e, points);
			else
				prefer(&r->phrase, h, e, points);
			if (b->blocklist != 0)
				prefer(is_catch_all(e) ? &r->any_list : &r->list, h,
				    e, (int)h->length);
		}
	}
}

/* How far behind its subject the rest of a sentence may stand. */
enum { SUBJECT_REACH = 60 };

/* Does a text stand here, its letters great or small? */
static int
begins(const char *text, size_t at, size_t end, const char *small)
{
	for (; *small != '\0' && at < end; at++, small++)
		if (text[at] != *small && (*small < 'a' || *small > 'z' || text[at] != *small - 32))
			return 0;
	return *small == '\0';
}

/* Does the text between name a recipient after all, or another reply? */
static int
names_another(const char *text, size_t from, size_t to)
{
	static const char words[][8] = { "recip", "rcpt", "said", "to=" };

	for (size_t at = from; at < to; at++)
		for (size_t i = 0; i < sizeof words / sizeof *words; i++)
			if (begins(text, at, to, words[i]))
				return 1;
	return 0;
}

/* "User unknown" is said of recipients, but "sender address <a@example.com>:
 * user unknown" is not: what stands nearest before it is its subject. */
static void
find_subject(struct reading *r, const char *text, struct choice *c)
{
	const struct bc_hit *h = c->hit, *nearest = NULL;

	if (c->entry == NULL || is_catch_all(c->entry) ||
	    bc_kind(bc_pattern_at(h->pattern)) == BC_TOKEN ||
	    bc_categories[c->entry->category].fault !=
		BOUNCECODE_FAULT_RECIPIENT)
		return;
	for (size_t i = 0; i < r->hits.n; i++) {
		const struct bc_hit *s = &r->hits.list[i];

		if (bc_kind(bc_pattern_at(s->pattern)) == BC_SUBJECT &&
		    s->offset < h->offset + h->length &&
		    s->offset + s->length + SUBJECT_REACH >= h->offset &&
		    (nearest == NULL || s->offset > nearest->offset) &&
		    !names_another(text, s->offset + s->length, h->offset))
			nearest = s;
	}
	if (nearest != NULL) {
		r->subject_of = h;
		c->hit = nearest;
		c->entry =
		    &bc_entries[bc_owner_at(bc_pattern_at(nearest->pattern), 0)];
	}
}

/* A private enhanced code ("5.7.606") of a provider, by itself. */
static const struct bouncecode_entry *
find_private(const struct bouncecode_code *c, unsigned provider)
{
	for (size_t i = 0; i < bc_nranges; i++) {
		const struct bc_range *g = &bc_ranges[i];

		if (g->class_digit == c->class_digit && g->subject == c->subject &&
		    c->detail >= g->first && c->detail <= g->last) {
			const struct bouncecode_entry *e = &bc_entries[g->entry];

			if (provider == 0 || response_of(e)->provider == provider)
				return e;
		}
	}
	return NULL;
}

static void
add_match(struct bouncecode_answer *a, enum bouncecode_evidence what,
    const struct bc_hit *h)
{
	struct bouncecode_match *m = &a->matches[a->nmatches];

	if (h == NULL || a->nmatches == BOUNCECODE_MATCHES_MAX)
		return;
	m->what = (uint8_t)what;
	m->offset = h->offset;
	m->length = h->length;
	a->nmatches++;
}

static void
decide_by(struct reading *r, const struct choice *c, enum bouncecode_basis basis)
{
	struct bouncecode_answer *a = r->answer;
	const struct bc_response *b = response_of(c->entry);
	const struct bc_pattern *p = bc_pattern_at(c->hit->pattern);

	a->remarks = 0;
	bc_decide(a, basis, c->entry);
	if (basis == BOUNCECODE_BASIS_PHRASE) {
		/* A long wording of one provider is a sign of it. */
		if (a->provider == 0 &&
		    (bc_kind(p) == BC_TOKEN || bc_length_of(p) >= SIGN_LETTERS))
			a->provider = b->provider;
		if (b->provider != 0 && bc_kind(p) != BC_TOKEN &&
		    r->provider_hit == NULL &&
		    a->confidence == BOUNCECODE_CONFIDENCE_HIGH)
			a->confidence = BOUNCECODE_CONFIDENCE_MEDIUM;
		if (bc_kind(p) == BC_TOKEN || b->blocklist != 0)
			a->basis = BOUNCECODE_BASIS_VENDOR_CODE;
		else if (b->provider != 0 && a->provider == b->provider)
			a->basis = BOUNCECODE_BASIS_PROVIDER_PHRASE;
	}
	bc_judge(a);
	if (b->blocklist == 0)
		add_match(a,
		    bc_kind(p) == BC_TOKEN ? BOUNCECODE_EVIDENCE_VENDOR_CODE
					: BOUNCECODE_EVIDENCE_PHRASE,
		    c->hit);
}

/* Single words say something only where something was refused. */
static int
is_refusal(const char *text, size_t length)
{
	static const char stems[][12] = { "reject", "refus", "deni", "deny",
		"fail", "block", "bounc", "defer", "error", "not ", "n't",
		"cannot", "unable", "undeliver", "invalid", "unknown", "full",
		"exceed", "limit", "too ", "over", "no such", "disabled",
		"suspend", "ban", "unrout", "unreach", "dropped", "returned" };

	for (size_t at = 0; at < length; at++)
		for (size_t i = 0; i < sizeof stems / sizeof *stems; i++)
			if (begins(text, at, length, stems[i]))
				return 1;
	return 0;
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

static int
is_sender_side(const struct bouncecode_entry *entry)
{
	unsigned fault = bc_categories[entry->category].fault;

	return !is_catch_all(entry) &&
	    (fault == BOUNCECODE_FAULT_SENDER ||
		fault == BOUNCECODE_FAULT_MESSAGE);
}

/* A few letters that anybody may write: "access denied". */
static int
is_weak(const struct choice *c)
{
	const struct bc_pattern *p = bc_pattern_at(c->hit->pattern);

	return bc_kind(p) == BC_PHRASE && response_of(c->entry)->provider == 0 &&
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
	    response_of(r->phrase.entry)->provider == 0)
		r->phrase.entry = NULL;
	if (r->phrase.entry != NULL &&
	    (private_entry == NULL || !is_weak(&r->phrase))) {
		decide_by(r, &r->phrase,
		    r->subject_of ? BOUNCECODE_BASIS_WORDS
				  : BOUNCECODE_BASIS_PHRASE);
		add_match(a, BOUNCECODE_EVIDENCE_PHRASE, r->subject_of);
		return;
	}
	if (private_entry != NULL) {
		bc_decide(a, BOUNCECODE_BASIS_ENHANCED, private_entry);
		if (a->confidence == BOUNCECODE_CONFIDENCE_HIGH)
			a->confidence = BOUNCECODE_CONFIDENCE_MEDIUM;
		a->provider = response_of(private_entry)->provider;
		bc_judge(a);
		return;
	}
	if (r->cue.entry != NULL &&
	    (!specific || (by_code.fault == BOUNCECODE_FAULT_RECIPIENT &&
			      is_sender_side(r->cue.entry)))) {
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

void
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
	spell(entry->number, &code);
	bc_start(answer, &code);
	answer->provider = response_of(entry)->provider;
	answer->blocklist = response_of(entry)->blocklist;
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
bouncecode_explain(
    const char *text, size_t length, struct bouncecode_answer *answer)
{
	struct reading r;
	struct bouncecode_code code;

	if (length > UINT32_MAX)
		length = UINT32_MAX; /* offsets of hits are that wide */
	if (length == 0)
		text = ""; /* it may have been NULL */
	bc_find_code(text, length, &code);
	bc_start(answer, &code);
	r.answer = answer;
	r.hits.n = 0;
	for (size_t i = 0; i < sizeof r.hits.seen / sizeof *r.hits.seen; i++)
		r.hits.seen[i] = 0;
	r.phrase.entry = r.catch_all.entry = r.cue.entry = NULL;
	r.list.entry = r.any_list.entry = NULL;
	r.provider_hit = NULL;
	r.subject_of = NULL;
	match_all(text, length, 0, &r);
	recognise(&r, text);
	choose(&r);
	/* "User <someone@example.com> unknown" is the same without. */
	if (r.phrase.entry == NULL && has_address(text, length)) {
		match_all(text, length, 1, &r);
		choose(&r);
	}
	if (code.reply == 0 && code.class_digit == 0 && !is_refusal(text, length))
		r.cue.entry = NULL;
	find_subject(&r, text, &r.phrase);
	if (r.phrase.entry == NULL)
		find_subject(&r, text, &r.cue);
	if (r.list.entry == NULL)
		r.list = r.any_list;
	if (r.list.entry != NULL)
		answer->blocklist = response_of(r.list.entry)->blocklist;
	decide(&r);
	add_match(answer, BOUNCECODE_EVIDENCE_PROVIDER, r.provider_hit);
	if (r.list.entry != NULL)
		add_match(answer, BOUNCECODE_EVIDENCE_BLOCKLIST, r.list.hit);
	if (answer->bounce == BOUNCECODE_BOUNCE_SOFT)
		answer->retry_after = bc_find_delay(text, length);
	/* What no bounce says, people ask for: "X.7.26", "5xx", "605". */
	if (answer->entry == NULL && length > 0 &&
	    bouncecode_read(text, length, &code) == length)
		bouncecode_lookup(text, length, answer);
	return answer->entry != NULL;
}
