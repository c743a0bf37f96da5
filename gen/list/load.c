/*
 * From codes.xml to the model: a file, its sections, and the digest of all.
 * Shape is the schema's work; it is compiled into the program.
 */
#include "gen/list/load.h"

#include "gen/base/file.h"
#include "gen/base/sha256.h"
#include "gen/list/load_entry.h"
#include "gen/list/load_wording.h"
#include "gen/list/load_words.h"
#include "gen/list/node.h"
#include "gen/list/overlay.h"
#include "gen/list/xml.h"

#include <stdlib.h>
#include <string.h>

#include "codes_xsd.gen.h"

static void
load_source(struct model *m, const xmlNode *node)
{
	m->sources = xgrow(m->sources, m->nsources, sizeof *m->sources);
	m->sources[m->nsources++] = (struct source){
		.line = line_of(node),
		.id = xml_attribute(node, "id"),
		.name = xml_attribute(node, "name"),
		.title = xml_attribute(node, "title"),
		.date = xml_attribute(node, "date"),
		.url = xml_attribute(node, "url"),
		.sections = xml_attribute(node, "sections"),
		.kind = xml_attribute(node, "kind"),
	};
}

static void
load_synonym(struct model *m, const xmlNode *node)
{
	m->synonyms = xgrow(m->synonyms, m->nsynonyms, sizeof *m->synonyms);
	m->synonyms[m->nsynonyms++] = (struct synonym){
		.line = line_of(node), .words = xml_attribute(node, "words") };
}

static void
load_line(struct model *m, const xmlNode *node)
{
	m->lines = xgrow(m->lines, m->nlines, sizeof *m->lines);
	m->lines[m->nlines++] = (struct labelled){
		.line = line_of(node),
		.made = yes_attribute(node, "made") > 0,
		.text = xml_content(node),
		.category_id = xml_attribute(node, "category"),
		.ref = xml_attribute(node, "source"),
	};
}

static void
load_later(struct model *m, const xmlNode *node)
{
	m->laters = xgrow(m->laters, m->nlaters, sizeof *m->laters);
	m->laters[m->nlaters++] = (struct later){
		.line = line_of(node),
		.rfc = xml_attribute(node, "rfc"),
		.than = xml_attribute(node, "than"),
		.reason = xml_content(node),
	};
}

static void
load_section(struct model *m, const xmlNode *section)
{
	static const struct {
		const char *element;
		enum bouncecode_kind kind;
	} kinds[] = {
		{ "class", BOUNCECODE_KIND_CLASS },
		{ "reply-class", BOUNCECODE_KIND_CLASS },
		{ "subject", BOUNCECODE_KIND_CLASS },
		{ "reply", BOUNCECODE_KIND_REPLY },
		{ "enhanced", BOUNCECODE_KIND_ENHANCED },
		{ "pair", BOUNCECODE_KIND_PAIR },
		{ "response", BOUNCECODE_KIND_PROVIDER },
		{ "phrase", BOUNCECODE_KIND_PHRASE },
		{ "cue", BOUNCECODE_KIND_PHRASE },
		{ "blocklist", BOUNCECODE_KIND_PHRASE },
	};

	if (xml_is(section, "vocabulary")) {
		load_vocabulary(m, section);
		return;
	}
	if (xml_is(section, "rfcs"))
		m->rfcs_read = xml_attribute(section, "read");
	for EACH_CHILD (child, section) {
		if (xml_is(section, "sources"))
			load_source(m, child);
		if (xml_is(section, "rfcs"))
			load_later(m, child);
		if (xml_is(section, "providers"))
			load_provider(m, child);
		if (xml_is(section, "synonyms"))
			load_synonym(m, child);
		if (xml_is(section, "lines"))
			load_line(m, child);
		if (xml_is(section, "headlines"))
			load_headline(m, child);
		if (xml_is(section, "situations"))
			load_situation(m, child);
		for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
			if (xml_is(child, kinds[i].element))
				load_entry(m, child, kinds[i].kind);
	}
}

struct file {
	struct model *m;
	int first_line;
	const char *name, *root;
	char *data;
	size_t size;
};

static void
report(void *context, int line, const char *message)
{
	struct file *f = context;

	model_error(f->m, f->first_line + line, "%s", message);
}

static void
load_root(struct model *m, const xmlNode *root)
{
	if (xml_is(root, "codes")) {
		m->version = xml_attribute(root, "version");
		m->updated = xml_attribute(root, "updated");
	} else {
		m->version =
		    xprintf("%s+%s", m->version, xml_attribute(root, "name"));
	}
	for EACH_CHILD (section, root)
		load_section(m, section);
}

static void
load_file(struct file *f)
{
	const xmlNode *root;
	xmlDocPtr doc;

	if (!read_file(f->name, LIST_SIZE_MAX, &f->data, &f->size)) {
		++*f->m->errors;
		return;
	}
	doc = xml_parse(f->data, f->size, f->name, report, f);
	if (doc != NULL &&
	    xml_validate(doc, codes_xsd, "gen/codes.xsd", report, f)) {
		root = xmlDocGetRootElement(doc);
		doc->_private = &f->first_line;
		if (!xml_is(root, f->root))
			model_error(f->m, line_of(root),
			    "the root is <%s>, expected <%s>", root->name,
			    f->root);
		else
			load_root(f->m, root);
	}
	xmlFreeDoc(doc);
}

/* That of both files, one behind the other, where there are two. */
static void
set_digest(struct model *m, const struct file *list, const struct file *overlay)
{
	char *both = xcalloc(list->size + overlay->size + 1, 1);

	memcpy(both, list->data, list->size);
	if (overlay->size > 0)
		memcpy(both + list->size, overlay->data, overlay->size);
	sha256_hex(both, list->size + overlay->size, m->digest);
}

bool
load(struct model *m, const char *file, const char *overlay)
{
	static const char *const elements[NVOCABULARIES] = { "category",
		"fault", "bounce", "action", "confidence", "kind", "basis",
		"remark", "system", "provider", "blocklist" };
	struct file list = { m, 0, file, "codes", NULL, 0 };
	struct file local = { m, OVERLAY_LINE, overlay, "overlay", NULL, 0 };

	m->errors = xcalloc(1, sizeof *m->errors);
	m->file = file;
	m->overlay = overlay;
	for (int v = 0; v < NVOCABULARIES; v++)
		m->vocabularies[v].element = elements[v];
	load_file(&list);
	if (overlay != NULL && *m->errors == 0)
		load_file(&local);
	/* Words move while more of them are read, so that a provider points at
	 * its word only now that all have been. */
	for (size_t i = 0; i < m->nproviders; i++)
		m->providers[i].word =
		    &m->vocabularies[BOUNCECODE_PROVIDERS].words[i];
	if (*m->errors == 0) {
		set_digest(m, &list, &local);
		merge(m);
		index_model(m);
	}
	free(list.data);
	free(local.data);
	return *m->errors == 0;
}
