/* The fields of what a line of a log reports, and how each is got. */
#include "base/utf8.h"
#include "record/fields.h"

#include <string.h>

#ifndef BOUNCECODE_NO_SCAN

/* A part of the line: bytes of control, and what is no ASCII in an address or
 * a name, would break the record. UTF-8 (RFC 6531) stays. */
static size_t
bc_put_part(struct bc_value *v, size_t n, const char *s, size_t length)
{
	for (size_t i = 0, k; i < length && n + 4 < sizeof v->buffer; i += k) {
		k = 1;
		if (s[i] >= ' ' && s[i] <= '~') { /* nearly all are */
			v->buffer[n++] = s[i];
			continue;
		}
		k = bc_utf8_length(s + i, length - i);
		if (bc_utf8_is_control(s + i, k))
			v->buffer[n++] = '?';
		else
			for (size_t b = 0; b < k; b++)
				v->buffer[n++] = s[i + b];
	}
	v->buffer[n] = '\0';
	return n;
}

static size_t
bc_put_span(struct bc_value *v, size_t n, const struct bouncecode_report *r,
    const struct bouncecode_span *span)
{
	char plain[BC_VALUE_SIZE];

	if (r->escapes == 0)
		return bc_put_part(v, n, r->text + span->offset, span->length);
	return bc_put_part(v, n, plain,
	    bouncecode_report_text(r, *span, plain, sizeof plain));
}

#define BC_REPORTED(name)                                \
	BC_TABLE void bc_get_##name(struct bc_value *v,  \
	    const struct bouncecode_report *r)
#define BC_SPAN(name)                                               \
	BC_REPORTED(name)                                           \
	{                                                           \
		bc_set_string(v,                                    \
		    bc_put_span(v, 0, r, &r->name) > 0 ? v->buffer : NULL); \
	}

BC_REPORTED(line)
{
	bc_set_number(v, r->line);
}

BC_SPAN(time)
BC_SPAN(recipient)
BC_SPAN(sender)
BC_SPAN(host)
BC_SPAN(queue_id)

BC_REPORTED(outcome)
{
	bc_set_string(v, bouncecode_outcome(r->outcome));
}

BC_REPORTED(platform)
{
	bc_set_string(v, r->platform != 0 ? bouncecode_platform(r->platform) : NULL);
}

/* "Permanent/General": in the platform's own words. */
BC_REPORTED(platform_verdict)
{
	size_t n = bc_put_span(v, 0, r, &r->verdict[0]);

	if (n > 0 && r->verdict[1].length > 0)
		n = bc_put_part(v, n, "/", 1);
	n = bc_put_span(v, n, r, &r->verdict[1]);
	bc_set_string(v, n > 0 ? v->buffer : NULL);
}

#endif
