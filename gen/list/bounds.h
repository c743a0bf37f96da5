/* What a text may ask of libxml2. */
#ifndef GEN_BOUNDS_H
#define GEN_BOUNDS_H

#include "gen/list/xml.h"

/* libxml2 compares each attribute of a tag with each before it, and looks for a namespace
 * among all: a megabyte of them takes hours. A tag of the list has some 600 bytes at most,
 * and one namespace. Lines are numbered, those of an overlay behind all others. */
enum { XML_TAG_MAX = 16 * 1024, XML_NAMESPACES_MAX = 16, XML_LINES_MAX = 10000000 };

/* False after a report. What is no XML is for libxml2 to tell. */
bool xml_is_bounded(const char *data, size_t size, xml_report *how, void *context);

#endif
