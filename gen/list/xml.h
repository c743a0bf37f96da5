/*
 * What reading XML needs, whatever the document: a parser that follows
 * nothing, and short names for walking over a tree.
 *
 * A file may come from anywhere, so nothing in it is followed: no network, no
 * external entity, no document type at all (which is where entity bombs live).
 */
#ifndef GEN_XML_H
#define GEN_XML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include <libxml/tree.h>

/* Nothing is fetched, and the encoding is UTF-8, whatever a document may say of it. */
#define XML_OPTIONS (XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_IGNORE_ENC)

/* Called with each mistake of a document, and the line it is in. */
typedef void xml_report(void *context, int line, const char *message);

/* The document; NULL after a mistake, which has been reported. */
xmlDocPtr xml_parse(const char *data, size_t size, const char *name,
    xml_report *report, void *context);
/* What is told of a document while it is read, of which no more is held than one
 * tag or piece of text; each says whether to go on. */
struct xml_events {
	bool (*open)(void *context, int line, const char *name, const char *space);
	bool (*text)(void *context, int line, const char *text, size_t size);
	bool (*close)(void *context, int line);
};
/* Reads a document of at most limit bytes; false after a mistake, which has been
 * reported, or when one of the events said no. */
bool xml_stream(FILE *in, size_t limit, const char *name,
    const struct xml_events *events, xml_report *report, void *context);
/* Is it of the shape that a schema (XSD, as text) asks for? */
bool xml_validate(xmlDocPtr doc, const char *xsd, const char *xsd_name,
    xml_report *report, void *context);

int xml_line(const xmlNode *node);
/* Does the element have this name? */
bool xml_is(const xmlNode *node, const char *name);
/* The node itself or the next one that is an element, or NULL. */
const xmlNode *xml_element(const xmlNode *node);
const xmlNode *xml_child(const xmlNode *node, const char *name);

/* Texts live as long as the program; white space counts as one blank each, and
 * none at the ends. An attribute that is not there is NULL. */
const char *xml_attribute(const xmlNode *node, const char *name);
const char *xml_content(const xmlNode *node);
/* The same with every blank as it is. */
const char *xml_raw_content(const xmlNode *node);
/* Has it a character of control that is no blank? XML 1.0 allows some. */
bool xml_has_control(const char *s);
/* Squeezes a string in place. */
char *squeeze(char *s);

#define EACH_CHILD(child, node)                                      \
	(const xmlNode *child = xml_element((node)->children); child; \
	 child = xml_element(child->next))

#endif
