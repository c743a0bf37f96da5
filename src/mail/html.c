/* HTML as text: tags go, those that end a line become its end. */
#include "mail/html.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

/* Elements whose content nobody sees. */
static const char *const hidden[] = { "style", "script", "head", "title" };

/* Elements that begin a line. */
static const char *const lines[] = { "br", "p", "/p", "div", "/div", "tr", "/tr",
	"li", "h1", "h2", "h3", "/h1", "/h2", "/h3", "table", "/table", "hr", "pre" };

static gboolean
is_tag(const char *tag, size_t length, const char *name)
{
	return strlen(name) <= length &&
	    g_ascii_strncasecmp(tag, name, strlen(name)) == 0 &&
	    (strlen(name) == length || !g_ascii_isalnum(tag[strlen(name)]));
}

/* Behind what a hidden element hides: without an end, that is all. */
static const char *
skip_hidden(const char *p, const char *tag, size_t length)
{
	for (size_t i = 0; i < G_N_ELEMENTS(hidden); i++) {
		size_t n = strlen(hidden[i]);

		if (!is_tag(tag, length, hidden[i]))
			continue;
		for (const char *q = p; (q = strchr(q, '<')) != NULL; q++)
			if (q[1] == '/' && g_ascii_strncasecmp(q + 2, hidden[i], n) == 0)
				return q;
		return p + strlen(p);
	}
	return p;
}

/* A tag is as long as that at most, or "<" stands for itself. */
enum { TAG_MAX = 2048 };

static const char *
put_tag(GString *out, const char *p)
{
	const char *tag = p + 1;
	const char *end = memchr(p, '>', strnlen(p, TAG_MAX));
	size_t length;

	if (strncmp(tag, "!--", 3) == 0) {
		end = strstr(tag, "-->");
		return end ? end + 3 : p + strlen(p);
	}
	/* "<ann@example.com>" is what careless programs write. */
	if (end == NULL || !(g_ascii_isalpha(*tag) || *tag == '/' || *tag == '!') ||
	    memchr(tag, '@', strcspn(tag, "> \t\r\n")) != NULL) {
		g_string_append_c(out, *p);
		return p + 1;
	}
	length = (size_t)(end - tag);
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
		if (is_tag(tag, length, lines[i])) {
			g_string_append_c(out, '\n');
			break;
		}
	if (is_tag(tag, length, "td") || is_tag(tag, length, "th"))
		g_string_append_c(out, ' ');
	return skip_hidden(end + 1, tag, length);
}

static const char *
put_entity(GString *out, const char *p)
{
	static const struct {
		const char *name, *text;
	} entities[] = { { "&lt;", "<" }, { "&gt;", ">" }, { "&amp;", "&" },
		{ "&quot;", "\"" }, { "&apos;", "'" }, { "&nbsp;", " " } };

	for (size_t i = 0; i < G_N_ELEMENTS(entities); i++)
		if (strncmp(p, entities[i].name, strlen(entities[i].name)) == 0) {
			g_string_append(out, entities[i].text);
			return p + strlen(entities[i].name);
		}
	if (p[1] == '#') {
		gboolean hex = p[2] == 'x' || p[2] == 'X';
		char *end;
		unsigned long c = strtoul(p + (hex ? 3 : 2), &end, hex ? 16 : 10);

		if (*end == ';' && c >= ' ' && c < 0xd800) {
			g_string_append_unichar(out, (gunichar)c);
			return end + 1;
		}
	}
	g_string_append_c(out, '&');
	return p + 1;
}

char *
html_to_text(const char *html)
{
	GString *out = g_string_sized_new(strlen(html));
	const char *p = html;

	while (*p != '\0')
		if (*p == '<')
			p = put_tag(out, p);
		else if (*p == '&')
			p = put_entity(out, p);
		else
			g_string_append_c(out, *p++);
	return g_string_free(out, FALSE);
}
