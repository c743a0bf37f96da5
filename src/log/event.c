/*
 * An event in JSON is gone through twice: for where it ends and whose it is, and
 * for what it says. A list of recipients is then gone through once more, one of
 * them at a time. All offsets count from the event's first byte.
 */
#include "log/event.h"

#include "log/escape.h"
#include "log/platforms.h"
#include "log/status.h"
#include "log/value.h"
#include "log/walk.h"

#ifdef BOUNCECODE_NO_EVENTS

enum bc_found
bc_find_event(struct bouncecode_scan *scan, size_t at)
{
	(void)scan, (void)at;
	return BC_NO_EVENT;
}

int
bc_next_recipient(struct bouncecode_event *e, struct bc_line *line, int *shares)
{
	(void)e, (void)line, (void)shares;
	return 0;
}

#else

/* An event is no longer, and what is shared by all of its recipients is taken
 * only so far, since each of them is answered with it. */
enum { BC_EVENT_MAX = 1024 * 1024, BC_SHARED_MAX = 400 };

/* Go to the end of the event, and find out whose it is. */
static enum bc_step
bc_walk_event(struct bouncecode_event *e, const char *text, size_t to)
{
	struct bc_member m;
	enum bc_step step;

	while ((step = bc_walk_next(&e->walk, text, to, &m)) >= BC_STEP_VALUE) {
		const char *name = text + m.name.offset;

		if (step == BC_STEP_CLOSE) {
			if (e->walk.depth == 0)
				return step;
			continue;
		}
		bc_note_member(
		    e->known, (enum bc_place)m.place, name, m.name.length);
		if (m.is_string && m.value.length > 0 &&
		    text[m.value.offset] == '{' &&
		    bc_wraps_event((enum bc_place)m.place, name, m.name.length))
			e->wrapped = m.value;
	}
	return step;
}

/* The platform of an event, or of the one that it wraps. */
static void
bc_identify(struct bouncecode_event *e, const char *text)
{
	e->first = 0;
	e->platform = (uint8_t)bc_known_platform(e->known);
	if (e->platform != 0 || e->wrapped.length == 0)
		return;
	e->first = e->wrapped.offset;
	bc_walk_begin(&e->walk, e->first, 1, 1);
	if (bc_walk_event(e, text, bc_span_end(e->wrapped)) == BC_STEP_CLOSE)
		e->platform = (uint8_t)bc_known_platform(e->known);
}

static int
bc_is_list_of_recipients(enum bc_place place)
{
	return place == BC_PLACE_RECIPIENT || place == BC_PLACE_RECIPIENTS ||
	    place == BC_PLACE_TO;
}

/* Take what a member says; the first one that says something counts. "null" and
 * its like say nothing. */
static void
bc_take_member(const struct bouncecode_event *e, const char *text,
    const struct bc_member *m, struct bouncecode_span *parts)
{
	unsigned row = e->first_row;
	enum bc_said said;

	if (m->value.length == 0 ||
	    (!m->is_string && text[m->value.offset] >= 'a'))
		return;
	while ((said = bc_said_by(e->platform, (enum bc_place)m->place,
		    text + m->name.offset, m->name.length, &row)) !=
	    BC_SAID_NOTHING)
		if (parts[said].length == 0)
			parts[said] = m->value;
}

/* The diagnostic's name is kept: what "reason":"Bounced Address" says is not to
 * be seen of two words. */
static void
bc_take_shared(
    struct bouncecode_event *e, const char *text, const struct bc_member *m)
{
	size_t length = e->parts[BC_SAID_DIAGNOSTIC].length;

	bc_take_member(e, text, m, e->parts);
	if (length == 0 && m->name.length > 0 &&
	    e->parts[BC_SAID_DIAGNOSTIC].length > 0)
		e->label = m->name;
}

/* What all recipients share, and where their list begins: the walk is left
 * there. */
static void
bc_read_shared(struct bouncecode_event *e, const char *text, size_t to)
{
	struct bouncecode_walk w;
	struct bouncecode_span *codes = &e->parts[BC_SAID_CODES];
	struct bc_member m;
	enum bc_step step;
	size_t open = 0;

	bc_walk_begin(&w, e->first, e->escapes - 1u, 1);
	while ((step = bc_walk_next(&w, text, to, &m)) >= BC_STEP_VALUE &&
	    w.depth > 0) {
		enum bc_place place = (enum bc_place)m.place;

		if (step == BC_STEP_VALUE && !bc_is_list_of_recipients(place))
			bc_take_shared(e, text, &m);
		if (m.within == BC_PLACE_RESPONSE && step == BC_STEP_OPEN)
			open = m.value.offset;
		if (m.within == BC_PLACE_RESPONSE && step == BC_STEP_CLOSE &&
		    codes->length == 0)
			*codes = bc_span(open, w.at);
		if (step == BC_STEP_OPEN && m.is_list && e->list_depth == 0 &&
		    bc_is_list_of_recipients((enum bc_place)m.within)) {
			e->walk = w;
			e->list_depth = w.depth;
		}
	}
}

/* "Ann <a@example.com>" and "a@example.com" name the same. */
static struct bouncecode_span
bc_address_in(const char *text, struct bouncecode_span s, unsigned escapes)
{
	size_t at = s.offset, end = bc_span_end(s), from = end;

	while (at < end) {
		size_t start = at;
		uint32_t c = bc_next_char(text, &at, end, escapes);

		if (c == '<')
			from = at;
		if (c == '>' && start > from)
			return bc_span(from, start);
	}
	return s;
}

static struct bouncecode_span
bc_cut_to(struct bouncecode_span s, size_t max)
{
	if (s.length > max)
		s.length = max;
	return s;
}

/* What is given with each recipient: its length does not multiply with theirs. */
static void
bc_cut_shared(struct bouncecode_event *e, const char *text)
{
	struct bouncecode_span *parts = e->parts;

	parts[BC_SAID_SENDER] = bc_address_in(
	    text, bc_cut_to(parts[BC_SAID_SENDER], BC_SHARED_MAX), e->escapes);
	if (parts[BC_SAID_TIME].length == 0)
		parts[BC_SAID_TIME] = parts[BC_SAID_OTHER_TIME];
	parts[BC_SAID_TIME] = bc_cut_to(parts[BC_SAID_TIME], BC_SHARED_MAX);
	parts[BC_SAID_MESSAGE] = bc_cut_to(parts[BC_SAID_MESSAGE], BC_SHARED_MAX);
	parts[BC_SAID_HOST] = bc_cut_to(parts[BC_SAID_HOST], BC_SHARED_MAX);
	parts[BC_SAID_VERDICT] = bc_cut_to(parts[BC_SAID_VERDICT], BC_SHARED_MAX);
	parts[BC_SAID_DETAIL] = bc_cut_to(parts[BC_SAID_DETAIL], BC_SHARED_MAX);
}

/* What the event says became of the message. */
static uint8_t
bc_judge_event(const struct bouncecode_event *e, const char *text)
{
	struct bouncecode_span event = e->parts[BC_SAID_EVENT];
	struct bouncecode_span more = e->parts[BC_SAID_MORE];
	int outcome = bc_outcome_of_event(e->platform, BC_SAID_EVENT,
	    text + event.offset, event.length);
	int closer = bc_outcome_of_event(
	    e->platform, BC_SAID_MORE, text + more.offset, more.length);

	if (outcome > 0 && closer >= 0)
		outcome = closer;
	return (uint8_t)(outcome > 0 ? outcome : 0);
}

static void
bc_begin_event(struct bouncecode_event *e, int may_end_line)
{
	size_t failed = e->failed;
	uint8_t in_row = e->in_row;

	memset(e, 0, sizeof *e);
	e->failed = failed;
	e->in_row = in_row;
	bc_walk_begin(&e->walk, 0, 0, may_end_line);
}

enum bc_found
bc_find_event(struct bouncecode_scan *scan, size_t at)
{
	struct bouncecode_event *e = &scan->event;
	const char *text = scan->text + at;
	size_t length = scan->length - at;
	size_t to = length < BC_EVENT_MAX ? length : (size_t)BC_EVENT_MAX;
	enum bc_step step;
	size_t end;

	/* What was gone through in vain is gone through once more, line by line:
	 * an event on one line may stand behind one that was cut off. */
	if (!e->is_unfinished || at != e->start)
		bc_begin_event(e, at >= e->failed);
	step = bc_walk_event(e, text, to);
	e->is_unfinished = (uint8_t)(step == BC_STEP_MORE &&
	    e->walk.may_end_line && length < BC_EVENT_MAX && scan->has_more);
	if (e->is_unfinished)
		return BC_UNFINISHED_EVENT;
	end = at + (step == BC_STEP_MORE && e->walk.may_end_line ? to : e->walk.at);
	if (e->failed < end)
		e->failed = end;
	if (step != BC_STEP_CLOSE)
		return BC_NO_EVENT;
	e->length = e->walk.at;
	bc_identify(e, text);
	if (e->platform == 0)
		return BC_FOREIGN_OBJECT;
	e->start = at;
	e->escapes = (uint8_t)(e->walk.layers + 1);
	e->first_row = (uint8_t)bc_first_row(e->platform);
	bc_read_shared(e, text, e->length);
	bc_cut_shared(e, text);
	e->outcome = bc_judge_event(e, text);
	e->is_open = e->outcome != 0;
	return BC_FOUND_EVENT;
}

/* ---- recipients */

/* Go on to the next recipient of the list: a string, or an object that names
 * one. Returns 0 behind the last. */
static int
bc_next_of_list(struct bouncecode_event *e, const char *text,
    struct bouncecode_span own[BC_SAID_FIELDS])
{
	struct bc_member m;
	enum bc_step step;

	memset(own, 0, BC_SAID_FIELDS * sizeof *own);
	while ((step = bc_walk_next(&e->walk, text, e->length, &m)) >=
		BC_STEP_VALUE &&
	    e->walk.depth >= e->list_depth) {
		if (step == BC_STEP_VALUE)
			bc_take_member(e, text, &m, own);
		if (e->walk.depth > e->list_depth)
			continue;
		if (own[BC_SAID_RECIPIENT].length > 0)
			return 1;
		memset(own, 0, BC_SAID_FIELDS * sizeof *own);
	}
	return 0;
}

/* The status is what the recipient has, else what all share; what explains it
 * where that does not is the reason in other words. */
static void
bc_take_event_status(const struct bouncecode_event *e, struct bc_line *line,
    const struct bouncecode_span *parts)
{
	struct bouncecode_span status = parts[BC_SAID_DIAGNOSTIC];
	struct bouncecode_span reason = parts[BC_SAID_REASON];

	if (status.length == 0) {
		status = reason;
		reason = parts[BC_SAID_DETAIL];
	} else if (reason.length == 0) {
		reason = status;
		line->label = e->label;
	}
	bc_take_status(line, status.offset, bc_span_end(status));
	line->fallback = reason;
	line->dsn = parts[BC_SAID_ENHANCED];
	line->reply = parts[BC_SAID_REPLY];
	line->shown = parts[BC_SAID_CODES];
}

static void
bc_take_event(const struct bouncecode_event *e, struct bc_line *line)
{
	struct bouncecode_report *r = line->report;
	struct bouncecode_span host = e->parts[BC_SAID_HOST];

	line->is_event = 1;
	line->outcome = (enum bc_outcome)e->outcome;
	line->escapes = r->escapes = e->escapes;
	r->platform = e->platform;
	r->verdict[0] = e->parts[BC_SAID_VERDICT];
	r->verdict[1] = e->parts[BC_SAID_DETAIL];
	r->time = e->parts[BC_SAID_TIME];
	r->queue_id = e->parts[BC_SAID_MESSAGE];
	r->sender = e->parts[BC_SAID_SENDER];
	r->host = bc_host_at(line, host.offset, bc_span_end(host));
}

int
bc_next_recipient(
    struct bouncecode_event *e, struct bc_line *line, int *shares)
{
	struct bouncecode_span own[BC_SAID_FIELDS];
	int is_there = 0;

	if (e->list_depth > 0)
		is_there = bc_next_of_list(e, line->text, own);
	if (!is_there && e->was_given)
		return 0;
	if (!is_there) { /* it names none in a list, and perhaps none at all */
		memset(own, 0, sizeof own);
		own[BC_SAID_RECIPIENT] = e->parts[BC_SAID_RECIPIENT];
		e->list_depth = 0;
	}
	e->was_given = 1;
	*shares = own[BC_SAID_DIAGNOSTIC].length == 0 &&
	    own[BC_SAID_ENHANCED].length == 0;
	bc_take_event(e, line);
	line->report->recipient =
	    bc_address_in(line->text, own[BC_SAID_RECIPIENT], e->escapes);
	bc_take_event_status(e, line, *shares ? e->parts : own);
	return 1;
}

#endif
