/*
 * The formats of lines, in the order in which they are tried: first those of
 * whole lines, then those of messages, which stand behind what syslog and the
 * mail servers put before all that they say.
 */
#include "log/formats.h"

#include "log/prefix.h"
#include "log/queue_id.h"

enum bc_where { BC_WHOLE_LINE, BC_MESSAGE };

#define BC_TRY(name, where, read) \
	if (reading == BC_OTHER && place == (where)) \
		reading = read(line, at);

/* Read what stands at an offset by the first format that it has. */
static enum bc_reading
bc_try_formats(struct bc_line *line, enum bc_where place, size_t at)
{
	enum bc_reading reading = BC_OTHER;

	BC_FORMATS(BC_TRY)
	return reading;
}

#undef BC_TRY

static enum bc_reading
bc_read_message(struct bc_line *line, size_t at)
{
	size_t id;

	at = bc_read_prefix(line, at);
	id = bc_read_queue_id(line, at);
	if (id == at)
		id = bc_read_exim_id(line, at);
	return id < line->length ? bc_try_formats(line, BC_MESSAGE, id) : BC_QUIET;
}

/* The line that another one wraps ends before that. */
static enum bc_reading
bc_read_wrapped(struct bc_line *line)
{
	size_t length = line->length;
	enum bc_reading reading;

	line->length = bc_span_end(line->wrapped);
	reading = bc_read_message(line, line->wrapped.offset);
	line->length = length;
	return reading;
}

int
bc_read_line(struct bc_line *line)
{
	enum bc_reading reading = bc_try_formats(line, BC_WHOLE_LINE, 0);

	if (reading == BC_WRAPPED)
		reading = bc_read_wrapped(line);
	else if (reading == BC_OTHER)
		reading = bc_read_message(line, 0);
	return reading == BC_READ;
}
