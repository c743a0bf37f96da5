/*
 * libxml2, held to what is wanted of it: mistakes are handed on with their line,
 * and nothing outside of the text is opened.
 */
#include "gen/list/xml.h"
#include "gen/base/memory.h"
#include "gen/base/message.h"
#include "gen/list/bounds.h"
#include "src/base/utf8.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

/* libxml2 goes on without memory that it does not get, some of its functions by a NULL
 * that they take for something: it gets all that it asks for, or the program ends. */
static void *
get_memory(size_t size)
{
	return check_memory(malloc(size > 0 ? size : 1));
}

static void *
grow_memory(void *p, size_t size)
{
	return check_memory(realloc(p, size > 0 ? size : 1));
}

static char *
copy_string(const char *s)
{
	size_t size = strlen(s) + 1;

	return memcpy(get_memory(size), s, size);
}

struct sink {
	xml_report *report;
	void *context;
	unsigned errors;
	bool has_ended; /* what follows from that is not told */
	bool goes_on;   /* and nothing can stop who reports */
};

static void
report(struct sink *sink, int line, const char *message)
{
	if (sink->has_ended)
		return;
	sink->has_ended = ++sink->errors > ERRORS_MAX;
	sink->report(sink->context, line > 0 ? line : 1,
	    sink->has_ended ? xprintf("more than %d errors", ERRORS_MAX) : message);
	if (sink->has_ended && sink->goes_on)
		exit(trouble_status());
}

/* Of characters of control XML 1.0 allows DEL and U+0080 to U+009F, which terminals
 * obey. */
static bool
is_control(const char *s, size_t n)
{
	return bc_utf8_is_control(s, n) && strchr("\t\r\n", *s) == NULL;
}

bool
xml_has_control(const char *s)
{
	for (size_t n; s != NULL && *s != '\0'; s += n) {
		n = bc_utf8_length(s, 4); /* ends before a NUL */
		if (is_control(s, n))
			return true;
	}
	return false;
}

#define NAMESPACE "{urn:bouncecode:codes:1}"

/* libxml2 names our namespace in every message of the schema, ends it with a newline,
 * and quotes what is wrong as it is. */
static void
libxml_error(void *context, const xmlError *error)
{
	const char *s = error->message;
	char text[1000];
	size_t n = 0;
	int line = error->domain == XML_FROM_SCHEMASV && error->node != NULL
	    ? xml_line(error->node)
	    : error->line;

	while (*s != '\0' && n < sizeof text - 1) {
		if (strncmp(s, NAMESPACE, strlen(NAMESPACE)) == 0)
			s += strlen(NAMESPACE);
		else if ((unsigned char)*s < ' ')
			text[n++] = *s++ == '\n' && *s == '\0' ? '\0' : ' ';
		else if (is_control(s, bc_utf8_length(s, 4)))
			s += bc_utf8_length(s, 4);
		else
			text[n++] = *s++;
	}
	text[n] = '\0';
	if (error->level > XML_ERR_WARNING)
		report(context, line, text);
}

#if LIBXML_VERSION >= 21200
#define ERROR_HANDLER libxml_error
#else
/* Older versions declare the error without const. */
static void
libxml_error_21100(void *context, xmlErrorPtr error)
{
	libxml_error(context, error);
}
#define ERROR_HANDLER libxml_error_21100
#endif

/* Called when a document type is met, before anything of it is read. */
static void
refuse_doctype(void *context, const xmlChar *name, const xmlChar *external,
    const xmlChar *system)
{
	xmlParserCtxtPtr parser = context;

	(void)name, (void)external, (void)system;
	report(parser->_private, parser->input->line,
	    "a document type is not allowed here");
	xmlStopParser(parser);
}

/* libxml2 has room for 65,535 lines; of an element behind them it tells that of a text
 * near it. The line is kept where it has nothing of its own. */
static void
open_element(void *context, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *space, int nspaces, const xmlChar **spaces, int nattributes,
    int ndefaulted, const xmlChar **attributes)
{
	xmlParserCtxtPtr parser = context;

	xmlSAX2StartElementNs(context, name, prefix, space, nspaces, spaces,
	    nattributes, ndefaulted, attributes);
	if (parser->node != NULL)
		parser->node->_private = (void *)(intptr_t)parser->input->line;
}

int
xml_line(const xmlNode *node)
{
	if (node->type == XML_ELEMENT_NODE && node->_private != NULL)
		return (int)(intptr_t)node->_private;
	return (int)xmlGetLineNo(node);
}

/* They would go on to whatever is printed of the document. */
static void
refuse_controls(struct sink *sink, const xmlNode *node)
{
	for (; node != NULL; node = node->next) {
		const xmlAttr *a = node->type == XML_ELEMENT_NODE ? node->properties : NULL;

		if (node->type != XML_ELEMENT_NODE && xml_has_control((const char *)node->content))
			report(sink, xml_line(node), "a character of control is not allowed here");
		for (; a != NULL; a = a->next)
			refuse_controls(sink, a->children);
		if (node->type == XML_ELEMENT_NODE)
			refuse_controls(sink, node->children);
	}
}

/* ---- where a document comes from */

/* What a parser points at is its sink, which therefore is the first member. */
struct source {
	struct sink sink;
	xmlParserCtxtPtr parser;
	struct bounds bounds;
	FILE *in; /* NULL: the bytes are there */
	const char *bytes;
	size_t left; /* bytes that may still come */
	const struct xml_events *events;
};

static size_t
get_bytes(struct source *s, char *buffer, size_t size)
{
	size_t n = s->in == NULL && size > s->left ? s->left : size;

	if (s->in != NULL)
		return fread(buffer, 1, size, s->in);
	memcpy(buffer, s->bytes, n);
	s->bytes += n;
	return n;
}

static int
end_source(struct source *s, int line, const char *why)
{
	if (why != NULL)
		report(&s->sink, line, why);
	s->sink.has_ended = true;
	return -1;
}

/* -1 ends a document with an error, of which libxml2 itself need not speak. Behind one by
 * which it is no XML it would go on, with what it takes for tags. */
static int
source_read(void *context, char *buffer, int size)
{
	struct source *s = context;
	const char *wrong;
	size_t n;

	if (!s->parser->wellFormed || s->sink.has_ended)
		return end_source(s, 1, NULL);
	n = get_bytes(s, buffer, (size_t)size);
	if (s->in != NULL && ferror(s->in))
		return end_source(s, 1, strerror(errno));
	if (n > s->left)
		return end_source(s, 1, "the file is larger than a document may be");
	s->left -= n;
	if ((wrong = bounds_pass(&s->bounds, buffer, n)) != NULL)
		return end_source(s, s->bounds.line, wrong);
	return (int)n;
}

static void
source_begin(struct source *s)
{
	xmlMemSetup(free, get_memory, grow_memory, copy_string);
	s->parser = check_memory(xmlNewParserCtxt());
}

static xmlDocPtr
source_parse(struct source *s, const char *name)
{
	bounds_begin(&s->bounds);
	xmlSetStructuredErrorFunc(&s->sink, ERROR_HANDLER);
	s->parser->_private = s;
	s->parser->sax->internalSubset = refuse_doctype;
	return xmlCtxtReadIO(s->parser, source_read, NULL, s, name, NULL,
	    XML_OPTIONS);
}

static void
source_end(struct source *s)
{
	if (!s->parser->wellFormed && s->sink.errors == 0) {
		s->sink.has_ended = false;
		report(&s->sink, 1, "not an XML document");
	}
	xmlFreeParserCtxt(s->parser);
	xmlSetStructuredErrorFunc(NULL, NULL);
}

xmlDocPtr
xml_parse(const char *data, size_t size, const char *name,
    xml_report *how, void *context)
{
	struct source s = { .sink = { .report = how, .context = context }, .bytes = data, .left = size };
	xmlDocPtr doc;

	source_begin(&s);
	s.parser->sax->startElementNs = open_element;
	doc = source_parse(&s, name);
	if (doc != NULL)
		refuse_controls(&s.sink, doc->children);
	source_end(&s);
	if (s.sink.errors > 0 && doc != NULL) {
		xmlFreeDoc(doc);
		doc = NULL;
	}
	return doc;
}

/* ---- a document as it comes */

static void
go_on(xmlParserCtxtPtr parser, bool on)
{
	struct sink *sink = parser->_private;

	if (on)
		return;
	sink->errors++;
	xmlStopParser(parser);
}

static void
stream_open(void *context, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *space, int nspaces, const xmlChar **spaces, int nattributes,
    int ndefaulted, const xmlChar **attributes)
{
	xmlParserCtxtPtr parser = context;
	struct source *s = parser->_private;

	(void)prefix, (void)nspaces, (void)spaces, (void)nattributes;
	(void)ndefaulted, (void)attributes;
	go_on(parser,
	    s->events->open(s->sink.context, parser->input->line,
		(const char *)name, space ? (const char *)space : ""));
}

static void
stream_text(void *context, const xmlChar *text, int size)
{
	xmlParserCtxtPtr parser = context;
	struct source *s = parser->_private;

	go_on(parser,
	    s->events->text(s->sink.context, parser->input->line,
		(const char *)text, (size_t)size));
}

static void
stream_close(void *context, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *space)
{
	xmlParserCtxtPtr parser = context;
	struct source *s = parser->_private;

	(void)name, (void)prefix, (void)space;
	go_on(parser, s->events->close(s->sink.context, parser->input->line));
}

bool
xml_stream(FILE *in, size_t limit, const char *name,
    const struct xml_events *events, xml_report *how, void *context)
{
	struct source s = { .sink = { .report = how, .context = context }, .in = in, .left = limit,
		.events = events };

	source_begin(&s);
	s.parser->sax->startElementNs = stream_open;
	s.parser->sax->endElementNs = stream_close;
	s.parser->sax->characters = stream_text;
	s.parser->sax->ignorableWhitespace = stream_text;
	s.parser->sax->cdataBlock = stream_text;
	s.parser->sax->comment = NULL;
	s.parser->sax->processingInstruction = NULL;
	/* No tree is made: the document that comes back has nothing in it. */
	xmlFreeDoc(source_parse(&s, name));
	source_end(&s);
	return s.sink.errors == 0;
}

bool
xml_validate(xmlDocPtr doc, const char *xsd, const char *xsd_name,
    xml_report *how, void *context)
{
	/* Each of 100,000 errors takes libxml2 as long as there are nodes. */
	struct sink sink = { .report = how, .context = context, .goes_on = true };
	xmlSchemaParserCtxtPtr parser =
	    xmlSchemaNewMemParserCtxt(xsd, (int)strlen(xsd));
	xmlSchemaPtr schema = parser ? xmlSchemaParse(parser) : NULL;
	xmlSchemaValidCtxtPtr valid =
	    schema ? xmlSchemaNewValidCtxt(schema) : NULL;

	if (valid == NULL) {
		report(&sink, 1, xprintf("%s cannot be used", xsd_name));
	} else {
		xmlSchemaSetValidStructuredErrors(valid, ERROR_HANDLER, &sink);
		if (xmlSchemaValidateDoc(valid, doc) != 0 && sink.errors == 0)
			report(&sink, 1,
			    xprintf("not of the shape of %s", xsd_name));
	}
	xmlSchemaFreeValidCtxt(valid);
	xmlSchemaFree(schema);
	xmlSchemaFreeParserCtxt(parser);
	return sink.errors == 0;
}

bool
xml_is(const xmlNode *node, const char *name)
{
	return strcmp((const char *)node->name, name) == 0;
}

const xmlNode *
xml_element(const xmlNode *node)
{
	while (node != NULL && node->type != XML_ELEMENT_NODE)
		node = node->next;
	return node;
}

const xmlNode *
xml_child(const xmlNode *node, const char *name)
{
	for EACH_CHILD (child, node)
		if (xml_is(child, name))
			return child;
	return NULL;
}

char *
squeeze(char *s)
{
	char *out = s;
	bool blank = false;

	for (const char *in = s; *in != '\0'; in++) {
		if (strchr(" \t\r\n", *in) != NULL) {
			blank = out > s;
		} else {
			if (blank)
				*out++ = ' ';
			blank = false;
			*out++ = *in;
		}
	}
	*out = '\0';
	return s;
}

/* A copy that the program keeps; frees the original. */
static char *
kept(xmlChar *s)
{
	char *copy = xstrdup((char *)s);

	xmlFree(s);
	return copy;
}

const char *
xml_attribute(const xmlNode *node, const char *name)
{
	xmlChar *value = xmlGetNoNsProp(node, (const xmlChar *)name);

	return value ? squeeze(kept(value)) : NULL;
}

const char *
xml_content(const xmlNode *node)
{
	return squeeze(kept(xmlNodeGetContent(node)));
}

const char *
xml_raw_content(const xmlNode *node)
{
	return kept(xmlNodeGetContent(node));
}
