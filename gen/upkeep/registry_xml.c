/* The registry as XML: three tables, each a registry within the registry. */
#include "gen/upkeep/registry_xml.h"

#include "gen/base/memory.h"
#include "gen/base/printed.h"
#include "gen/list/xml.h"

#include <ctype.h>
#include <string.h>

#define NAMESPACE "http://www.iana.org/assignments"
#define ID "smtp-enhanced-status-codes"

static void
report(void *context, int line, const char *message)
{
	registry_error(context, line, "%s", message);
}

static const char *
child_text(const xmlNode *node, const char *name)
{
	const xmlNode *child = xml_child(node, name);

	return child ? xml_content(child) : "";
}

/* A reference as the CSV form prints it: "[RFC7372], Section 3.3 (...)". */
static const char *
reference_text(const xmlNode *record)
{
	const xmlNode *node = xml_child(record, "reference");
	struct printed text;

	printed_begin(&text);
	for (node = node ? node->children : NULL; node; node = node->next) {
		const char *data = node->type == XML_ELEMENT_NODE ? xml_attribute(node, "data") : NULL;

		if (node->type == XML_TEXT_NODE)
			fputs((const char *)node->content, text.out);
		else if (data != NULL)
			fprintf(text.out, "[%s]", data);
	}
	return printed_end(&text);
}

static void
read_record(struct registry *r, const xmlNode *node, enum table table)
{
	registry_add(r,
	    (struct record){
		.line = xml_line(node),
		.table = table,
		.code = child_text(node, "code"),
		.title = child_text(
		    node, table == TABLE_CODES ? "sample" : "summary"),
		.description = child_text(node, "description"),
		.date = xml_attribute(node, "date"),
	    },
	    child_text(node, "basic_code"), reference_text(node));
}

/* Tables are known by their id, "smtp-enhanced-status-codes-3", not by their
 * place. */
static void
read_table(struct registry *r, const xmlNode *node)
{
	const char *id = xml_attribute(node, "id");
	const char *number = id != NULL && strncmp(id, ID "-", sizeof ID) == 0
	    ? id + sizeof ID
	    : "";

	if (strlen(number) == 1 && *number >= '1' && *number < '1' + NTABLES) {
		enum table table = (enum table)(*number - '1');

		if (r->has[table])
			registry_error(r, xml_line(node),
			    "table \"%s\" stands here twice", id);
		r->has[table] = true;
		for EACH_CHILD (child, node)
			if (xml_is(child, "record"))
				read_record(r, child, table);
		return;
	}
	r->unknown = xgrow(r->unknown, r->nunknown, sizeof *r->unknown);
	r->unknown[r->nunknown++] = (struct unknown_table){
		.line = xml_line(node),
		.id = id ? id : "",
		.title = child_text(node, "title"),
	};
}

static bool
is_registry(struct registry *r, const xmlNode *root)
{
	const char *href = root->ns ? (const char *)root->ns->href : "";
	const char *id = xml_attribute(root, "id");

	if (!xml_is(root, "registry"))
		registry_error(r, xml_line(root),
		    "the root is <%s>, expected <registry>: this is not the registry of IANA",
		    root->name);
	else if (strcmp(href, NAMESPACE) != 0)
		registry_error(r, xml_line(root),
		    "the namespace is \"%s\", expected \"" NAMESPACE "\"",
		    href);
	else if (id == NULL || strcmp(id, ID) != 0)
		registry_error(r, xml_line(root),
		    "this is the registry \"%s\", expected \"" ID "\"",
		    id ? id : "");
	return r->errors == 0;
}

bool
registry_read_xml(struct registry *r, const char *data, size_t size)
{
	xmlDocPtr doc = xml_parse(data, size, r->file, report, r);
	const xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;

	if (root != NULL && is_registry(r, root)) {
		if (xml_child(root, "updated") != NULL)
			r->updated = child_text(root, "updated");
		for EACH_CHILD (child, root)
			if (xml_is(child, "registry"))
				read_table(r, child);
		for (int t = 0; t < NTABLES; t++)
			if (!r->has[t])
				registry_error(r, xml_line(root),
				    "there is no table \"" ID
				    "-%d\", that of the %s",
				    t + 1, table_names[t]);
		if (r->updated == NULL || strlen(r->updated) != 10)
			registry_error(r, xml_line(root),
			    "there is no <updated>, expected the date of the registry");
	}
	xmlFreeDoc(doc);
	return r->errors == 0;
}
