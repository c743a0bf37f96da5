#include "record.h"

#include <stdio.h>
#include <string.h>

bool
record_look_up(struct record *r, const char *text, size_t length)
{
	r->has_text = true;
	return bouncecode_explain(text, length, &r->answer) == 1;
}

void
record_of_entry(struct record *r, const struct bouncecode_entry *entry)
{
	*r = (struct record){ 0 };
	bouncecode_answer_entry(entry, &r->answer);
}

bool
record_passes(const struct record *r, const struct options *o)
{
	const struct bouncecode_answer *a = &r->answer;
	const int values[] = { a->category, a->fault, a->bounce, a->action,
		a->confidence, a->kind };

	if (o->provider > 0 && a->provider != o->provider)
		return false;
	for (size_t v = 0; v < sizeof values / sizeof *values; v++)
		if (o->filter[v] >= 0 && o->filter[v] != values[v])
			return false;
	return true;
}

static bool
shows_enhanced(const struct bouncecode_code *code)
{
	return code->class_digit != 0 && code->subject != BOUNCECODE_OPEN &&
	    code->detail != BOUNCECODE_OPEN;
}

static void
enhanced_text(const struct bouncecode_code *code, char text[CODE_SIZE])
{
	char digit = code->class_digit == BOUNCECODE_ANY_CLASS
	    ? 'X'
	    : (char)('0' + code->class_digit);

	snprintf(text, CODE_SIZE, "%c.%u.%u", digit, code->subject,
	    code->detail);
}

void
record_shown(const struct bouncecode_code *code, char text[CODE_SIZE])
{
	char enhanced[CODE_SIZE] = "";

	if (shows_enhanced(code))
		enhanced_text(code, enhanced);
	if (code->reply > 99)
		snprintf(text, CODE_SIZE, "%u%s%.20s", code->reply,
		    *enhanced ? " " : "", enhanced);
	else
		snprintf(text, CODE_SIZE, "%s", enhanced);
}

const char *
record_evidence(const struct bouncecode_match *match)
{
	static const char *const names[] = { "reply", "enhanced",
		"vendor-code", "phrase", "provider", "blocklist" };

	return names[match->what];
}

bool
record_is_worded(const struct bouncecode_entry *entry)
{
	return bouncecode_kind_of(entry) > BOUNCECODE_KIND_PAIR;
}

const char *
record_usual_code(const struct bouncecode_entry *entry)
{
	const char *key = bouncecode_key(entry);
	struct bouncecode_code code;

	if (key == NULL || !record_is_worded(entry) ||
	    bouncecode_read(key, strlen(key), &code) != strlen(key))
		return NULL;
	return key;
}

static void
set_string(struct value *v, const char *s)
{
	v->type = s ? STRING : NONE;
	v->string = s;
}

static void
set_number(struct value *v, unsigned long n)
{
	v->type = NUMBER;
	v->number = n;
}

/* A word of the answer; there is none without an entry. */
static void
set_word(struct value *v, const struct record *r,
    enum bouncecode_vocabulary vocabulary, unsigned number)
{
	if (r->answer.entry != NULL)
		set_string(v, bouncecode_name(vocabulary, number));
}

static void
set_prose(struct value *v, const struct record *r,
    const char *(*text)(const struct bouncecode_entry *))
{
	if (r->answer.entry != NULL)
		set_string(v, text(r->answer.entry));
}

#define GETTER(name)                                              \
	static void get_##name(struct value *v, const struct record *r, \
	    const struct options *o)
#define WORD(name, vocabulary)                                       \
	GETTER(name)                                                 \
	{                                                            \
		(void)o;                                             \
		set_word(v, r, vocabulary, r->answer.name);          \
	}
#define PROSE(name)                                      \
	GETTER(name)                                     \
	{                                                \
		(void)o;                                 \
		set_prose(v, r, bouncecode_##name);      \
	}

GETTER(file)
{
	(void)o;
	set_string(v, r->file);
}

GETTER(line)
{
	(void)o;
	set_number(v, r->line);
}

GETTER(rank)
{
	(void)o;
	set_number(v, r->rank);
}

GETTER(score)
{
	(void)o;
	set_number(v, r->score);
}

GETTER(also)
{
	(void)r, (void)o;
	v->type = ALSO;
}

GETTER(reply)
{
	(void)o;
	if (r->answer.code.reply > 99)
		set_number(v, r->answer.code.reply);
}

GETTER(enhanced)
{
	(void)o;
	if (shows_enhanced(&r->answer.code)) {
		enhanced_text(&r->answer.code, v->buffer);
		set_string(v, v->buffer);
	}
}

GETTER(basis)
{
	(void)o;
	set_string(v, bouncecode_name(BOUNCECODE_BASES, r->answer.basis));
}

GETTER(permanent)
{
	(void)o;
	if (r->answer.permanent != BOUNCECODE_PERMANENT_UNKNOWN) {
		v->type = TRUTH;
		v->number = r->answer.permanent == BOUNCECODE_PERMANENT_YES;
	}
}

/* Who wrote it and a blocklist; number 0 of their vocabularies is none. */
GETTER(provider)
{
	(void)o;
	if (r->answer.provider != 0)
		set_string(v, bouncecode_name(BOUNCECODE_PROVIDERS,
				  r->answer.provider));
}

GETTER(blocklist)
{
	(void)o;
	if (r->answer.blocklist != 0)
		set_string(v, bouncecode_name(BOUNCECODE_BLOCKLISTS,
				  r->answer.blocklist));
}

GETTER(retry_after)
{
	(void)o;
	if (r->answer.retry_after >= 0)
		set_number(v, (unsigned long)r->answer.retry_after);
}

GETTER(as)
{
	set_string(v, bouncecode_as(&r->answer, (unsigned)o->as));
}

GETTER(remarks)
{
	(void)r, (void)o;
	v->type = REMARKS;
}

GETTER(references)
{
	(void)r, (void)o;
	v->type = REFERENCES;
}

GETTER(matched)
{
	(void)r, (void)o;
	v->type = MATCHED;
}

WORD(confidence, BOUNCECODE_CONFIDENCES)
WORD(category, BOUNCECODE_CATEGORIES)
WORD(fault, BOUNCECODE_FAULTS)
WORD(bounce, BOUNCECODE_BOUNCES)
WORD(action, BOUNCECODE_ACTIONS)
WORD(kind, BOUNCECODE_KINDS)
PROSE(title)
PROSE(meaning)
PROSE(cause)
PROSE(advice)
PROSE(note)
PROSE(reason)

GETTER(code)
{
	(void)o;
	set_prose(v, r, bouncecode_key);
}

/* When a field is there at all. */
enum when { ALWAYS, WITH_LINES, WITH_SEARCH, WITH_AS, WITH_TEXTS };

static const struct {
	struct field field;
	enum when when;
} fields[] = {
	{ { "rank", get_rank }, WITH_SEARCH },
	{ { "score", get_score }, WITH_SEARCH },
	{ { "file", get_file }, WITH_LINES },
	{ { "line", get_line }, WITH_LINES },
	{ { "reply", get_reply }, ALWAYS },
	{ { "enhanced", get_enhanced }, ALWAYS },
	{ { "code", get_code }, ALWAYS },
	{ { "also", get_also }, WITH_SEARCH },
	{ { "kind", get_kind }, ALWAYS },
	{ { "basis", get_basis }, ALWAYS },
	{ { "confidence", get_confidence }, ALWAYS },
	{ { "provider", get_provider }, ALWAYS },
	{ { "blocklist", get_blocklist }, ALWAYS },
	{ { "category", get_category }, ALWAYS },
	{ { "fault", get_fault }, ALWAYS },
	{ { "bounce", get_bounce }, ALWAYS },
	{ { "permanent", get_permanent }, ALWAYS },
	{ { "action", get_action }, ALWAYS },
	{ { "retry_after", get_retry_after }, ALWAYS },
	{ { "as", get_as }, WITH_AS },
	{ { "remarks", get_remarks }, ALWAYS },
	{ { "title", get_title }, ALWAYS },
	{ { "meaning", get_meaning }, WITH_TEXTS },
	{ { "cause", get_cause }, WITH_TEXTS },
	{ { "advice", get_advice }, WITH_TEXTS },
	{ { "note", get_note }, WITH_TEXTS },
	{ { "reason", get_reason }, WITH_TEXTS },
	{ { "references", get_references }, WITH_TEXTS },
	{ { "matched", get_matched }, ALWAYS },
};

const struct field *
record_next_field(const struct options *o, size_t *i)
{
	while (*i < sizeof fields / sizeof *fields) {
		enum when when = fields[*i].when;
		const struct field *f = &fields[(*i)++].field;

		if (when == ALWAYS ||
		    (when == WITH_LINES && o->mode == MODE_LINES) ||
		    (when == WITH_SEARCH && o->mode == MODE_SEARCH) ||
		    (when == WITH_AS && o->as >= 0) ||
		    (when == WITH_TEXTS &&
			(o->verbose || o->mode != MODE_LINES)))
			return f;
	}
	return NULL;
}
