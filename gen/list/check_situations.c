/*
 * The rules of what a server should answer (rule 37 of codes.xml): a code that
 * stands, a text that fits a reply, and no words that two situations share.
 */
#include "gen/list/check_situations.h"

#include <string.h>

/* RFC 5321 section 4.5.3.1.5: a line of a reply has at most 512 bytes, with its
 * code and the line's end. */
enum { REPLY_MAX = 512 - 2 };

/* None that is obsolete, or that no RFC defines, is to be sent. */
static void
check_code(struct model *m, const struct entry *e)
{
	char reply[4] = { 0 };
	const struct entry *half;

	memcpy(reply, e->code, 3);
	half = find_entry(m, BOUNCECODE_KIND_REPLY, reply);
	if (half == NULL || e->parent == NULL)
		model_error(m, e->line, "\"%s\": there is no entry for its half \"%s\"",
		    e->code, half == NULL ? reply : e->code + 4);
	else if (half->origin != 0 || e->parent->origin != 0)
		model_error(m, e->line, "\"%s\" is no code to send: \"%s\" is in no RFC that stands",
		    e->code, half->origin != 0 ? reply : e->parent->code);
	if (e->reply / 100 != e->class_digit)
		model_error(m, e->line, "\"%s\": the first digits differ", e->code);
}

/* RFC 5321 section 4.2: the text of a reply is ASCII. */
static void
check_reply(struct model *m, const struct situation *s)
{
	if (strlen(s->entry.code) + 1 + strlen(s->reply) > REPLY_MAX)
		model_error(m, s->entry.line, "\"%s\": the reply has more than %d bytes",
		    s->entry.code, REPLY_MAX);
	for (const char *p = s->reply; *p != '\0'; p++)
		if ((unsigned char)*p >= 0x80) {
			model_error(m, s->entry.line, "\"%s\": the reply is not ASCII",
			    s->entry.code);
			break;
		}
}

static void
check_phrases(struct model *m, struct dictionary *seen, size_t i)
{
	const struct situation *s = &m->situations[i];

	for (const char *p = s->words, *end; *p != '\0'; p = end + strspn(end, ", ")) {
		size_t n, first;

		end = p + strcspn(p, ",");
		n = seen->n;
		first = dictionary_add(seen, xprintf("%.*s", (int)(end - p), p), i);
		if (seen->n == n)
			model_error(m, s->entry.line, "\"%.*s\" stands twice (first at %s)",
			    (int)(end - p), p,
			    place_of(m, m->situations[first].entry.line, s->entry.line));
	}
}

void
check_situations(struct model *m)
{
	struct dictionary seen = { NULL, 0, 0 };

	for (size_t i = 0; i < m->nsituations; i++) {
		check_code(m, &m->situations[i].entry);
		check_reply(m, &m->situations[i]);
		check_phrases(m, &seen, i);
	}
}
