/* The text is looked at before it is parsed: tags by their quotation marks and ends,
 * comments and the like as a whole. */
#include "gen/list/bounds.h"

#include "gen/base/memory.h"

#include <string.h>

struct place {
	const char *at, *end;
	int line;
	unsigned namespaces;
};

static bool
stands(const struct place *p, const char *word)
{
	size_t n = strlen(word);

	return (size_t)(p->end - p->at) >= n && memcmp(p->at, word, n) == 0;
}

static void
step(struct place *p)
{
	p->line += *p->at++ == '\n';
}

static void
go_behind(struct place *p, const char *word)
{
	while (p->at < p->end && !stands(p, word))
		step(p);
}

/* From behind its first byte to its end, or until it is too long. */
static bool
read_tag(struct place *p)
{
	const char *most = p->end - p->at < XML_TAG_MAX ? p->end : p->at + XML_TAG_MAX;
	char quote = '\0';

	for (; p->at < most && (quote != '\0' || *p->at != '>'); step(p)) {
		p->namespaces += quote == '\0' && stands(p, "xmlns");
		if (quote == *p->at)
			quote = '\0';
		else if (quote == '\0' && (*p->at == '"' || *p->at == '\''))
			quote = *p->at;
	}
	return p->at < most || most == p->end;
}

/* What is too much, or NULL. */
static const char *
read_text(struct place *p)
{
	while (p->at < p->end && p->line <= XML_LINES_MAX) {
		bool begins = *p->at == '<';

		step(p);
		if (!begins)
			continue;
		if (stands(p, "!--"))
			go_behind(p, "-->");
		else if (stands(p, "![CDATA["))
			go_behind(p, "]]>");
		else if (stands(p, "?"))
			go_behind(p, "?>");
		else if (!read_tag(p))
			return xprintf("a tag has more than %d bytes", XML_TAG_MAX);
		if (p->namespaces > XML_NAMESPACES_MAX)
			return xprintf("there are more than %d namespaces", XML_NAMESPACES_MAX);
	}
	return p->line > XML_LINES_MAX ? xprintf("there are more than %d lines", XML_LINES_MAX) : NULL;
}

bool
xml_is_bounded(const char *data, size_t size, xml_report *how, void *context)
{
	struct place p = { data, data + size, 1, 0 };
	const char *wrong = memchr(data, '\0', size) != NULL
	    ? "there is a zero byte: expected UTF-8"
	    : read_text(&p);

	if (wrong != NULL)
		how(context, p.line, wrong);
	return wrong == NULL;
}
