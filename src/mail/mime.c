/* Taking a message apart. */
#include "mail/mime.h"

#include "header/header.h"
#include "mail/charset.h"
#include "mail/html.h"
#include "mail/tame.h"

#include <string.h>

/* Bytes of one part that are read: who tells more tells it at the beginning, but
 * for the fields of many recipients. And so far before is looked for a good place
 * to cut it. */
enum { TEXT_MAX = 256 * 1024, CUT_MAX = 16 * 1024 };

/* How often something is quoted before nobody reads it any more. */
enum { QUOTES_MAX = 4 };

const char *
mime_keep(struct mime *m, char *string)
{
	g_ptr_array_add(m->strings, string);
	return string;
}

const char *
mime_header(const struct mime *m, const char *name)
{
	return m->message == NULL
	    ? NULL
	    : g_mime_object_get_header(GMIME_OBJECT(m->message), name);
}

const struct part *
mime_next(const struct mime *m, enum part_kind kind, size_t *i)
{
	while (*i < m->nparts)
		if (m->parts[(*i)++].kind == kind)
			return &m->parts[*i - 1];
	return NULL;
}

size_t
mime_cut(const char *text, size_t length)
{
	size_t least = length > CUT_MAX ? length - CUT_MAX : 0;

	for (size_t i = length; i > least + 2; i--)
		if (text[i - 1] == '\n' &&
		    (text[i - 2] == '\n' || (text[i - 2] == '\r' && text[i - 3] == '\n')))
			return i;
	return length;
}

/* Lines end with LF alone, so that a text says the same and its evidence stands
 * at the same places, whatever they ended with. */
static size_t
end_lines(char *text, size_t length)
{
	char *out = memchr(text, '\r', length);

	if (out == NULL)
		return length;
	for (const char *p = out; p < text + length; p++)
		if (*p != '\r' || p[1] != '\n')
			*out++ = *p;
	*out = '\0';
	return (size_t)(out - text);
}

/* Takes the string. */
static void
add_part(struct mime *m, enum part_kind kind, char *text)
{
	size_t length;

	if (text == NULL)
		return;
	length = end_lines(text, strlen(text));
	if (length > TEXT_MAX && kind != PART_STATUS)
		text[length = mime_cut(text, TEXT_MAX)] = '\0';
	if (!g_utf8_validate(text, (gssize)length, NULL)) {
		char *valid = g_utf8_make_valid(text, (gssize)length);

		g_free(text);
		text = valid;
		length = strlen(text);
	}
	mime_keep(m, text);
	if (m->nparts < PARTS_MAX)
		m->parts[m->nparts++] = (struct part){ kind, text, length };
}

/* The bytes of a part behind its transfer encoding, to be unreferenced. */
static GByteArray *
bytes_of(GMimePart *part)
{
	GMimeDataWrapper *content = g_mime_part_get_content(part);
	GByteArray *bytes = g_byte_array_new();
	GMimeStream *stream;

	if (content == NULL)
		return bytes;
	stream = g_mime_stream_mem_new_with_byte_array(bytes);
	g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream), FALSE);
	g_mime_data_wrapper_write_to_stream(content, stream);
	g_object_unref(stream);
	return bytes;
}

static char *
decoded(GMimePart *part)
{
	GByteArray *bytes = bytes_of(part);
	char *text = charset_copy((const char *)bytes->data, bytes->len);

	g_byte_array_unref(bytes);
	return text;
}

static char *
text_of(GMimeObject *object)
{
	GByteArray *bytes = bytes_of(GMIME_PART(object));
	const char *s = (const char *)bytes->data;
	char *text = charset_read(s, bytes->len,
	    g_mime_object_get_content_type_parameter(object, "charset"));

	if (text == NULL)
		text = g_mime_text_part_get_text(GMIME_TEXT_PART(object));
	if (text == NULL)
		text = charset_read(s, bytes->len, NULL);
	g_byte_array_unref(bytes);
	return text;
}

static gboolean
is_type(GMimeObject *object, const char *type, const char *subtype)
{
	GMimeContentType *t = g_mime_object_get_content_type(object);

	return t != NULL && g_mime_content_type_is_type(t, type, subtype);
}

static void
add_text(struct mime *m, GMimeObject *object)
{
	char *text;

	if (is_type(object, "text", "rfc822-headers")) {
		add_part(m, PART_RETURNED, text_of(object));
		return;
	}
	text = text_of(object);
	if (is_type(object, "text", "html") && text != NULL) {
		char *plain = html_to_text(text);

		g_free(text);
		text = plain;
	}
	add_part(m, PART_TEXT, text);
}

/* The header of a message that is attached; what it says is no evidence. */
static void
add_returned(struct mime *m, GMimeMessagePart *part)
{
	GMimeMessage *message = g_mime_message_part_get_message(part);

	add_part(m, PART_RETURNED, message
		? g_mime_object_get_headers(GMIME_OBJECT(message), NULL)
		: NULL);
}

static void
add_leaf(struct mime *m, GMimeObject *object)
{
	if (GMIME_IS_MESSAGE_PART(object))
		add_returned(m, GMIME_MESSAGE_PART(object));
	else if (!GMIME_IS_PART(object))
		return;
	else if (is_type(object, "message", "delivery-status") ||
	    is_type(object, "message", "global-delivery-status"))
		add_part(m, PART_STATUS, decoded(GMIME_PART(object)));
	else if (is_type(object, "message", "feedback-report"))
		add_part(m, PART_FEEDBACK, decoded(GMIME_PART(object)));
	else if (is_type(object, "message", "*"))
		add_part(m, PART_RETURNED, decoded(GMIME_PART(object)));
	else if (GMIME_IS_TEXT_PART(object))
		add_text(m, object);
}

/* Does a part go on to the end of what was read, but for that of a line? */
static gboolean
is_last(const struct mime *m, GMimeObject *object)
{
	GMimeDataWrapper *content = GMIME_IS_PART(object)
	    ? g_mime_part_get_content(GMIME_PART(object))
	    : NULL;

	return content != NULL &&
	    g_mime_data_wrapper_get_stream(content)->bound_end + 2 >= m->size;
}

/* Of alternatives the plain text is read, which stands first; where there is
 * none, whatever there is. */
static void
walk(struct mime *m, GMimeObject *object, unsigned depth)
{
	GMimeMultipart *multipart;
	gboolean alternative;
	size_t before = m->nparts;
	int n;

	if (m->nparts == PARTS_MAX || depth > DEPTH_MAX) {
		m->lacks_parts = TRUE;
		return;
	}
	if (!GMIME_IS_MULTIPART(object)) {
		add_leaf(m, object);
		m->is_cut = m->nparts > before && is_last(m, object);
		return;
	}
	multipart = GMIME_MULTIPART(object);
	alternative = is_type(object, "multipart", "alternative");
	n = g_mime_multipart_get_count(multipart);
	for (int i = 0; i < n; i++) {
		walk(m, g_mime_multipart_get_part(multipart, i), depth + 1);
		if (alternative && m->nparts > before &&
		    m->parts[m->nparts - 1].length > 0)
			break;
	}
}

static GMimeMessage *
parse(struct mime *m, const char *bytes, size_t length, gboolean is_cut)
{
	struct tamed tamed;
	GMimeStream *stream;
	GMimeParser *parser;
	GMimeMessage *message;

	tame(&tamed, bytes, length);
	stream = g_mime_stream_mem_new_with_buffer(
	    tamed.copy ? tamed.copy : bytes, length);
	g_free(tamed.copy);
	parser = g_mime_parser_new_with_stream(stream);
	message = g_mime_parser_construct_message(parser, NULL);
	g_object_unref(parser);
	g_object_unref(stream);
	m->size = (gint64)length;
	m->lacks_header = tamed.lacks_header || (is_cut && tamed.ends_in_header);
	m->lacks_parts = tamed.lacks_parts || is_cut;
	return message;
}

/* Is there nothing but fields? Then it is a header that was cut. */
static gboolean
is_all_fields(const char *bytes, size_t length)
{
	const char *p = bytes, *end = bytes + length, *line;

	for (; p < end; p = line ? line + 1 : end) {
		line = memchr(p, '\n', (size_t)(end - p));
		if (*p == ' ' || *p == '\t')
			continue;
		while (p < end && (g_ascii_isalnum(*p) || *p == '-' || *p == '_'))
			p++;
		if (p < end && *p != ':')
			return FALSE;
	}
	return TRUE;
}

/* What stands below the header. A boundary that the header misspells hides all
 * parts, but not from a reader. */
static char *
body_of(const char *bytes, size_t length)
{
	const char *p = bytes, *end = bytes + length;

	while (p < end && *p != '\n' && *p != '\r') {
		p = memchr(p, '\n', (size_t)(end - p));
		p = p ? p + 1 : end;
	}
	return charset_read(p, (size_t)(end - p), NULL);
}

/* Where all lines end with CR alone, as they did once, so do those of a header:
 * a copy of them that end with LF, else the bytes themselves. */
static const char *
with_lines(struct mime *m, const char *bytes, size_t length)
{
	char *copy;

	if (length < 2 || memchr(bytes, '\n', length - 1) != NULL ||
	    memchr(bytes, '\r', length) == NULL)
		return bytes;
	copy = g_malloc(length);
	for (size_t i = 0; i < length; i++)
		copy[i] = bytes[i] == '\r' ? '\n' : bytes[i];
	return mime_keep(m, copy);
}

/* What was cut in its last part tells of no recipient that is not whole. */
static void
end_part(struct part *part)
{
	char *text = (char *)part->text;

	part->length = mime_cut(text, part->length);
	text[part->length] = '\0';
}

static void
read_parts(struct mime *m, const char *bytes, size_t length, gboolean is_cut)
{
	GMimeObject *object = g_mime_message_get_mime_part(m->message);

	if (object != NULL && is_type(object, "multipart", "report"))
		m->report_type = g_mime_object_get_content_type_parameter(
		    object, "report-type");
	if (object != NULL)
		walk(m, object, 0);
	if (m->nparts == 0)
		add_part(m, PART_TEXT, body_of(bytes, length));
	m->is_cut &= is_cut;
	if (m->is_cut)
		end_part(&m->parts[m->nparts - 1]);
}

/* What somebody quotes as a whole, "> " before each line that is not empty, without
 * these; NULL of other texts. */
static char *
unquoted(const char *bytes, size_t *length)
{
	const char *end = bytes + *length, *next;
	char *plain, *out;

	if (*length == 0 || *bytes != '>')
		return NULL;
	plain = out = g_malloc(*length);
	for (const char *p = bytes; p < end; p = next) {
		next = memchr(p, '\n', (size_t)(end - p));
		next = next ? next + 1 : end;
		if (*p == '>') {
			p += 1 + (p + 1 < next && p[1] == ' ');
		} else if (*p != '\n' && *p != '\r') {
			g_free(plain);
			return NULL;
		}
		memcpy(out, p, (size_t)(next - p));
		out += next - p;
	}
	*length = (size_t)(out - plain);
	return plain;
}

void
mime_read(struct mime *m, const char *bytes, size_t length, gboolean is_cut)
{
	size_t before;
	char *plain;

	memset(m, 0, sizeof *m);
	m->strings = g_ptr_array_new_with_free_func(g_free);
	bytes = with_lines(m, bytes, length);
	for (unsigned i = 0; i < QUOTES_MAX && (plain = unquoted(bytes, &length)) != NULL; i++)
		bytes = mime_keep(m, plain);
	before = before_header(bytes, length);
	bytes += before;
	length -= before;
	if (length > 0 && (is_mail(bytes, length) || (is_cut && is_all_fields(bytes, length))))
		m->message = parse(m, bytes, length, is_cut);
	if (m->message == NULL)
		add_part(m, PART_TEXT, charset_read(bytes, length, NULL));
	else
		read_parts(m, bytes, length, is_cut);
}

void
mime_free(struct mime *m)
{
	if (m->message != NULL)
		g_object_unref(m->message);
	g_ptr_array_free(m->strings, TRUE);
}
