/*
 * What elements of a document say in the terms of the model: lines that tell
 * their file, numbers, yes or no, words.
 */
#include "gen/list/node.h"

#include "gen/list/xml.h"

#include <stdlib.h>
#include <string.h>

/* The first line of a document's file, less one: see OVERLAY_LINE. */
static int
first_line(const xmlDoc *doc)
{
	return doc->_private ? *(const int *)doc->_private : 0;
}

int
line_of(const xmlNode *node)
{
	return first_line(node->doc) + xml_line(node);
}

unsigned
number_attribute(const xmlNode *node, const char *name)
{
	const char *s = xml_attribute(node, name);

	return s ? (unsigned)strtoul(s, NULL, 10) : 0;
}

int
yes_attribute(const xmlNode *node, const char *name)
{
	const char *s = xml_attribute(node, name);

	return s == NULL ? -1 : strcmp(s, "yes") == 0;
}

/* The word an attribute names, as its number; -1 where it is not given. */
int
word_attribute(struct model *m, const xmlNode *node, const char *name,
    enum bouncecode_vocabulary v)
{
	const char *id = xml_attribute(node, name);
	const struct word *word;

	if (id == NULL)
		return -1;
	if ((word = find_word(m, v, id)) != NULL)
		return (int)word->number;
	model_error(m, line_of(node), "%s=\"%s\": there is no such %s", name, id,
	    m->vocabularies[v].element);
	return -1;
}
