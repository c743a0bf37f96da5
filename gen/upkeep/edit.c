/*
 * Finds where the elements of a list stand in its text, and puts what is to be
 * changed there. The parser's own tree would lose blanks and comments.
 */
#include "gen/upkeep/edit.h"

#include "gen/base/file.h"
#include "gen/base/memory.h"
#include "gen/base/message.h"
#include "gen/list/xml.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

struct edit {
	size_t offset, removed;
	const char *inserted;
	size_t order; /* of the call: several may stand at one offset */
};

/* What the parser calls while it goes over the text: where it is then, is
 * where an element begins or ends. */
struct walk {
	struct list_text *text;
	xmlParserCtxtPtr parser;
	const char *section;
	int depth;
};

/* SAX2 gives attributes as name, prefix, namespace, and a value's two ends. */
static const char *
attribute(const xmlChar **attributes, int n, const char *name)
{
	for (int i = 0; i < n; i++, attributes += 5)
		if (strcmp((const char *)attributes[0], name) == 0)
			return xprintf("%.*s",
			    (int)(attributes[4] - attributes[3]),
			    (const char *)attributes[3]);
	return NULL;
}

static void
start_element(void *context, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri, int nnamespaces, const xmlChar **namespaces,
    int nattributes, int ndefaults, const xmlChar **attributes)
{
	static const char *const keys[] = { "code", "digit", "id" };
	struct walk *w = context;
	struct list_text *t = w->text;
	struct element *e;

	(void)prefix, (void)uri, (void)nnamespaces, (void)namespaces;
	(void)ndefaults;
	if (w->depth == 1)
		w->section = xstrdup((const char *)name);
	if (w->depth++ != 2)
		return;
	t->elements = xgrow(t->elements, t->nelements, sizeof *t->elements);
	e = &t->elements[t->nelements++];
	*e = (struct element){
		.name = xstrdup((const char *)name),
		.section = w->section,
		.key = "",
		.origin = attribute(attributes, nattributes, "origin"),
		.line = w->parser->input->line,
		.tag_end = (size_t)xmlByteConsumed(w->parser),
	};
	for (size_t i = 0; i < sizeof keys / sizeof *keys && *e->key == '\0'; i++) {
		const char *key = attribute(attributes, nattributes, keys[i]);

		e->key = key ? key : "";
	}
}

static void
end_element(void *context, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri)
{
	struct walk *w = context;
	struct list_text *t = w->text;

	(void)name, (void)prefix, (void)uri;
	if (--w->depth == 2)
		t->elements[t->nelements - 1].end =
		    (size_t)xmlByteConsumed(w->parser);
}

/* Does the text have at these offsets what an element ends with? */
static bool
is_placed(const struct list_text *t)
{
	for (size_t i = 0; i < t->nelements; i++) {
		const struct element *e = &t->elements[i];

		if (e->tag_end >= t->size || e->end < e->tag_end ||
		    e->end > t->size || t->data[e->end - 1] != '>' ||
		    strchr("/>", t->data[e->tag_end]) == NULL) {
			complain(
			    "%s:%d: cannot find the element in the text, expected UTF-8",
			    t->file, e->line);
			return false;
		}
	}
	return true;
}

static bool
is_parsed(const struct list_text *t, xmlParserCtxtPtr parser)
{
	const xmlError *error;

	if (xmlParseDocument(parser) == 0)
		return true;
	error = xmlCtxtGetLastError(parser);
	complain("%s:%d: cannot be read again, expected XML in UTF-8: %s", t->file,
	    error ? error->line : 1, error ? squeeze(xstrdup(error->message)) : "no XML");
	return false;
}

bool
text_read(struct list_text *t, const char *file)
{
	xmlSAXHandler sax = { .initialized = XML_SAX2_MAGIC,
		.startElementNs = start_element,
		.endElementNs = end_element };
	struct walk w = { .text = t };
	bool good;

	*t = (struct list_text){ .file = file };
	if (!read_file(file, LIST_SIZE_MAX, &t->data, &t->size))
		return false;
	w.parser = check_memory(xmlCreateMemoryParserCtxt(t->data, (int)t->size));
	xmlCtxtUseOptions(w.parser, XML_OPTIONS);
	*w.parser->sax = sax;
	w.parser->userData = &w;
	good = is_parsed(t, w.parser) && is_placed(t);
	xmlFreeParserCtxt(w.parser);
	return good;
}

static void
add(struct list_text *t, size_t offset, size_t removed, const char *inserted)
{
	t->edits = xgrow(t->edits, t->nedits, sizeof *t->edits);
	t->edits[t->nedits] = (struct edit){ offset, removed, inserted,
		t->nedits };
	t->nedits++;
}

void
text_insert(struct list_text *t, size_t offset, const char *s)
{
	add(t, offset, 0, s);
}

/* The value of an attribute in the start tag of an element, or NULL. Other values may
 * look like attributes. */
static const char *
value_of(const struct list_text *t, const struct element *e, const char *name)
{
	static const char blanks[] = " \t\r\n";
	const char *end = t->data + e->tag_end, *p = end;

	while (*p != '<')
		p--;
	p += strcspn(p, blanks);
	while ((p += strspn(p, blanks)) < end) {
		size_t length = strcspn(p, "= \t\r\n");
		const char *quote = p + length + strcspn(p + length, "\"'");

		if (length == strlen(name) && memcmp(p, name, length) == 0)
			return quote + 1;
		p = strchr(quote + 1, *quote) + 1;
	}
	return NULL;
}

void
text_set_attribute(struct list_text *t, const struct element *e, const char *name,
    const char *value)
{
	const char *old = value_of(t, e, name);

	if (old != NULL)
		add(t, (size_t)(old - t->data), strcspn(old, (char[]){ old[-1], '\0' }),
		    value);
	else
		add(t, e->tag_end, 0, xprintf(" %s=\"%s\"", name, value));
}

static int
compare_edits(const void *a, const void *b)
{
	const struct edit *x = a, *y = b;

	if (x->offset != y->offset)
		return x->offset < y->offset ? -1 : 1;
	return x->order < y->order ? -1 : 1;
}

/* The text with all edits. */
static char *
edited(struct list_text *t, size_t *size)
{
	size_t at = 0, room = t->size + 1;
	char *new, *p;

	if (t->nedits > 0)
		qsort(t->edits, t->nedits, sizeof *t->edits, compare_edits);
	for (size_t i = 0; i < t->nedits; i++)
		room += strlen(t->edits[i].inserted);
	p = new = xcalloc(room, 1);
	for (size_t i = 0; i < t->nedits; i++) {
		const struct edit *e = &t->edits[i];
		size_t n = strlen(e->inserted);

		memcpy(p, t->data + at, e->offset - at);
		p += e->offset - at;
		memcpy(p, e->inserted, n);
		p += n;
		at = e->offset + e->removed;
	}
	memcpy(p, t->data + at, t->size - at);
	*size = (size_t)(p - new) + t->size - at;
	return new;
}

static void
report(void *context, int line, const char *message)
{
	const struct list_text *t = context;

	complain("%s:%d: would become: %s", t->file, line, message);
}

/* Whatever was inserted, a list that could be read can be read afterwards. */
bool
text_write(struct list_text *t)
{
	size_t size;
	const char *new = edited(t, &size);
	xmlDocPtr doc = xml_parse(new, size, t->file, report, t);
	struct new_file f;

	if (doc == NULL)
		return false;
	xmlFreeDoc(doc);
	if (!new_file_open(&f, t->file))
		return false;
	fwrite(new, 1, size, f.out);
	return new_file_close(&f);
}
