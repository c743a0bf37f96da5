/* Reading the fields of reports. */
#include "mail/fields.h"

#include <string.h>

static const char *
line_end(const char *p)
{
	const char *end = strchr(p, '\n');

	return end ? end : p + strlen(p);
}

static gboolean
is_blank_line(const char *p, const char *end)
{
	while (p < end && g_ascii_isspace(*p))
		p++;
	return p == end;
}

/* The bytes of a field's name; 0 where none begins. RFC 5322 section 2.2: signs
 * but the colon. Blanks in a name are those of a sentence. */
static size_t
name_length(const char *p, const char *end)
{
	size_t n = 0;

	while (p + n < end && (g_ascii_isalnum(p[n]) || p[n] == '-' || p[n] == '_'))
		n++;
	return n > 0 && p + n < end && p[n] == ':' && g_ascii_isalpha(*p) ? n : 0;
}

gboolean
fields_is_named(const struct field_line *f, const char *name)
{
	return f->length == strlen(name) &&
	    g_ascii_strncasecmp(f->name, name, f->length) == 0;
}

/* The value from p on, with the lines that go on with it; behind them. */
static const char *
read_value(struct mime *m, const char *p, const char *end, const char **value)
{
	GString *s = g_string_new(NULL);

	for (;;) {
		while (p < end && g_ascii_isspace(*p))
			p++;
		while (end > p && g_ascii_isspace(end[-1]))
			end--;
		if (s->len > 0 && end > p)
			g_string_append_c(s, ' ');
		g_string_append_len(s, p, end - p);
		p = line_end(end);
		if (*p != '\n' || (p[1] != ' ' && p[1] != '\t') ||
		    is_blank_line(p + 1, line_end(p + 1)))
			break;
		end = line_end(++p);
	}
	*value = mime_keep(m, g_string_free(s, FALSE));
	return *p == '\n' ? p + 1 : p;
}

static const char *const of_recipients[] = { "Final-Recipient",
	"Original-Recipient", "Original-Rcpt-To" };

/* A second recipient in a group begins one. seen has a bit for each name that
 * the group has. */
static gboolean
begins_group(const struct field_line *line, unsigned *seen)
{
	for (unsigned i = 0; i < G_N_ELEMENTS(of_recipients); i++)
		if (fields_is_named(line, of_recipients[i])) {
			gboolean begins = (*seen & 1u << i) != 0;

			*seen = begins ? 0 : *seen;
			if (*line->value != '\0')
				*seen |= 1u << i;
			return begins;
		}
	return FALSE;
}

struct fields
fields_read(struct mime *m, const char *text)
{
	GArray *list = g_array_new(FALSE, FALSE, sizeof(struct field_line));
	struct fields f = { NULL, 0, 0 };
	gboolean ended = TRUE;
	unsigned seen = 0;

	for (const char *p = text; *p != '\0' && f.n < FIELDS_MAX;) {
		const char *end = line_end(p);
		struct field_line line = { p, name_length(p, end), NULL, 0 };

		if (line.length == 0) {
			ended |= is_blank_line(p, end);
			p = *end == '\n' ? end + 1 : end;
			continue;
		}
		p = read_value(m, p + line.length + 1, end, &line.value);
		if (ended)
			seen = 0;
		if (begins_group(&line, &seen) || ended)
			f.ngroups++;
		line.group = f.ngroups - 1;
		ended = FALSE;
		g_array_append_val(list, line);
		f.n++;
	}
	f.n = list->len;
	f.list = (struct field_line *)(void *)g_array_free(list, FALSE);
	if (f.list != NULL)
		mime_keep(m, (char *)f.list);
	return f;
}

const char *
fields_get(const struct fields *f, unsigned group, const char *name)
{
	size_t low = 0, high = f->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (f->list[middle].group < group)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < f->n && f->list[low].group == group; low++)
		if (fields_is_named(&f->list[low], name) && *f->list[low].value != '\0')
			return f->list[low].value;
	return NULL;
}

const char *
fields_find(const struct fields *f, const char *name)
{
	for (size_t i = 0; i < f->n; i++)
		if (fields_is_named(&f->list[i], name) && *f->list[i].value != '\0')
			return f->list[i].value;
	return NULL;
}
