/*
 * From codes.xml to the model: the only file that knows both. Shape is the
 * schema's work; it is compiled into the program.
 */
#include "gen/list/load.h"

#include "gen/base/file.h"
#include "gen/base/sha256.h"
#include "gen/list/overlay.h"
#include "gen/list/xml.h"

#include <stdlib.h>
#include <string.h>

#include "codes_xsd.gen.h"

/* The first line of a document's file, less one: see OVERLAY_LINE. */
static int
first_line(const xmlDoc *doc)
{
	return doc->_private ? *(const int *)doc->_private : 0;
}

static int
line_of(const xmlNode *node)
{
	return first_line(node->doc) + xml_line(node);
}

static unsigned
number_attribute(const xmlNode *node, const char *name)
{
	const char *s = xml_attribute(node, name);

	return s ? (unsigned)strtoul(s, NULL, 10) : 0;
}

/* The explanation of a word is its text, or its <meaning>, or its name. */
static void
load_word(struct vocabulary *v, const xmlNode *node)
{
	const xmlNode *meaning = xml_child(node, "meaning");
	const char *name = xml_attribute(node, "name");
	const char *url = xml_attribute(node, "url");

	v->words = xgrow(v->words, v->n, sizeof *v->words);
	v->words[v->n++] = (struct word){
		.line = line_of(node),
		.number = number_attribute(node, "number"),
		.id = xml_attribute(node, "id"),
		.text = name ? name : xml_content(meaning ? meaning : node),
		.url = url ? url : xml_attribute(node, "delist"),
	};
}

static void
load_vocabulary(struct model *m, const xmlNode *node)
{
	for EACH_CHILD (child, node)
		for (int v = 0; v < NVOCABULARIES; v++)
			if (xml_is(child, m->vocabularies[v].element))
				load_word(&m->vocabularies[v], child);
}

/* The word an attribute names, as its number; -1 where it is not given. */
static int
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

static struct verdict
load_verdict(struct model *m, const xmlNode *node)
{
	return (struct verdict){
		.permanent = word_attribute(
		    m, node, "permanent", BOUNCECODE_BOUNCES),
		.transient = word_attribute(
		    m, node, "transient", BOUNCECODE_BOUNCES),
		.action = word_attribute(
		    m, node, "action", BOUNCECODE_ACTIONS),
		.transient_action = -1,
	};
}

static void
load_terms(
    const struct model *m, const xmlNode *node, const char **terms)
{
	const struct vocabulary *v = &m->vocabularies[BOUNCECODE_SYSTEMS];

	for (size_t i = 0; i < v->n; i++)
		if (v->words[i].number < NSYSTEMS_MAX)
			terms[v->words[i].number] =
			    xml_attribute(node, v->words[i].id);
}

/* Categories point at their words, which move while more of them are read: they
 * are read when all words have been. */
static void
load_categories(struct model *m, const xmlNode *node)
{
	struct vocabulary *v = &m->vocabularies[BOUNCECODE_CATEGORIES];
	size_t n = 0;

	m->categories = xcalloc(v->n, sizeof *m->categories);
	for EACH_CHILD (child, node) {
		if (!xml_is(child, "category"))
			continue;
		m->categories[n] = (struct category){
			.word = &v->words[n],
			.fault = word_attribute(
			    m, child, "fault", BOUNCECODE_FAULTS),
			.verdict = load_verdict(m, child),
		};
		for (int t = MEANING; t <= ADVICE; t++)
			m->categories[n].text[t] =
			    xml_content(xml_child(child, text_names[t]));
		load_terms(m, child, m->categories[n].terms);
		n++;
	}
	m->ncategories = n;
}

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
	};
}

static void
load_reference(struct entry *e, const xmlNode *node)
{
	e->references =
	    xgrow(e->references, e->nreferences, sizeof *e->references);
	e->references[e->nreferences++] = (struct reference){
		.line = line_of(node),
		.ref = xml_attribute(node, "ref"),
		.section = xml_attribute(node, "section"),
	};
}

/* The numbers in a code; the schema has seen to its form. */
static void
read_enhanced(struct entry *e, const char *s)
{
	char *end;

	e->class_digit =
	    *s == 'X' ? BOUNCECODE_ANY_CLASS : (unsigned)(*s - '0');
	e->subject = (unsigned)(s[2] - '0');
	e->detail = (unsigned)strtoul(s + 4, &end, 10);
	e->last_detail =
	    *end == '-' ? (unsigned)strtoul(end + 1, NULL, 10) : e->detail;
}

static void
read_code(struct entry *e)
{
	const char *s = e->code;

	if (e->kind == BOUNCECODE_KIND_REPLY || e->kind == BOUNCECODE_KIND_PAIR) {
		e->reply = (unsigned)strtoul(s, NULL, 10);
		s += 4;
	}
	if (e->kind == BOUNCECODE_KIND_ENHANCED || e->kind == BOUNCECODE_KIND_PAIR)
		read_enhanced(e, s);
}

/* classes="4 5" as bits */
static unsigned
load_classes(const xmlNode *node)
{
	const char *s = xml_attribute(node, "classes");
	unsigned bits = 0;

	for (; s != NULL && *s != '\0'; s++)
		if (*s != ' ')
			bits |= 1u << (*s - '0');
	return bits;
}

static int
load_confidence(struct model *m, const xmlNode *node)
{
	return word_attribute(m, node, "confidence", BOUNCECODE_CONFIDENCES);
}

static int
load_yes(const xmlNode *node, const char *name)
{
	const char *s = xml_attribute(node, name);

	return s == NULL ? -1 : strcmp(s, "yes") == 0;
}

static int
load_origin(const xmlNode *node)
{
	const char *s = xml_attribute(node, "origin");

	if (s != NULL && strcmp(s, "de-facto") == 0)
		return BOUNCECODE_DE_FACTO;
	if (s != NULL && strcmp(s, "obsolete") == 0)
		return BOUNCECODE_OBSOLETE;
	return 0;
}

/* Blanks at the ends count in a pattern: " ptr" is a word of its own. */
static void
add_pattern(
    struct patterns *p, const xmlNode *node, enum bc_pattern_kind kind)
{
	p->list = xgrow(p->list, p->n, sizeof *p->list);
	p->list[p->n++] = (struct pattern){
		.line = line_of(node),
		.text = xml_raw_content(node),
		.kind = kind,
	};
}

static void
load_provider(struct model *m, const xmlNode *node)
{
	struct vocabulary *v = &m->vocabularies[BOUNCECODE_PROVIDERS];
	struct provider p = { NULL, { NULL, 0 } };

	load_word(v, node);
	for EACH_CHILD (child, node) {
		const char *strength = xml_attribute(child, "strength");

		add_pattern(&p.patterns, child,
		    strength == NULL		       ? BC_HOST
			: strcmp(strength, "strong") == 0 ? BC_STRONG
			: strcmp(strength, "medium") == 0 ? BC_MEDIUM
							  : BC_WEAK);
	}
	m->providers = xgrow(m->providers, m->nproviders, sizeof *m->providers);
	m->providers[m->nproviders++] = p;
}

static void
load_registered(struct entry *e, const xmlNode *node)
{
	e->registered = (struct registered){
		.line = line_of(node),
		.title = xml_attribute(node, "title"),
		.replies = xml_attribute(node, "replies"),
		.classes = xml_attribute(node, "classes"),
		.reason = xml_content(node),
	};
}

/* What a response has beyond the entry of a code. */
static void
load_response(struct model *m, const xmlNode *node, struct entry *e)
{
	const char *reply = xml_attribute(node, "reply");
	const char *enhanced = xml_attribute(node, "enhanced");

	e->is_cue = xml_is(node, "cue");
	e->provider_id = xml_attribute(node, "provider");
	e->lang = xml_attribute(node, "lang");
	e->checked = xml_attribute(node, "checked");
	e->catch_all = load_yes(node, "catch-all") > 0;
	e->decisive = load_yes(node, "decisive") > 0;
	e->token = xml_attribute(node, "token");
	if (xml_is(node, "blocklist")) {
		load_word(&m->vocabularies[BOUNCECODE_BLOCKLISTS], node);
		e->blocklist = number_attribute(node, "number");
	}
	if (reply != NULL)
		e->reply = (unsigned)strtoul(reply, NULL, 10);
	if (enhanced != NULL)
		read_enhanced(e, enhanced);
	e->code = e->last_detail > e->detail ? enhanced
	    : e->token			     ? e->token
	    : e->blocklist		     ? xml_attribute(node, "id")
			   : xprintf("%s%s%s", reply ? reply : "",
				 reply && enhanced ? " " : "",
				 enhanced ? enhanced : "");
	for EACH_CHILD (child, node) {
		if (xml_is(child, "match"))
			add_pattern(&e->patterns, child,
			    !e->is_cue ? BC_PHRASE
				: load_yes(node, "subject") > 0 ? BC_TOPIC
								: BC_CUE);
		if (xml_is(child, "sample")) {
			e->sample = xml_content(child);
			e->sample_line = line_of(child);
		}
	}
}

/* A skeleton has texts that are still to be written. */
static void
load_text(struct entry *e, const xmlNode *node)
{
	for (int t = 0; t < NTEXTS; t++) {
		if (!xml_is(node, text_names[t]))
			continue;
		e->text[t] = xml_content(node);
		if (*e->text[t] == '\0') {
			e->text[t] = NULL;
			e->empty[t] = line_of(node);
		}
	}
}

static void
load_entry(struct model *m, const xmlNode *node, enum bouncecode_kind kind)
{
	struct entry e = {
		.line = line_of(node),
		.kind = kind,
		.code = xml_attribute(node, "code"),
		.classes = load_classes(node),
		.replies = xml_attribute(node, "replies"),
		.category_id = xml_attribute(node, "category"),
		.verdict = { -1, -1, -1, -1 },
		.confidence = load_confidence(m, node),
		.vague = load_yes(node, "vague"),
		.origin = load_origin(node),
		.mismatch = load_yes(node, "mismatch") > 0,
		.deprecated = xml_attribute(node, "deprecated"),
		.overrides = xml_attribute(node, "overrides"),
	};
	unsigned digit = number_attribute(node, "digit");

	if (xml_is(node, "class"))
		e.code = xprintf("%u.XXX.YYY", e.class_digit = digit);
	else if (xml_is(node, "reply-class"))
		e.code = xprintf("%uyz", e.reply = digit);
	else if (xml_is(node, "subject"))
		e.code = xprintf("X.%u.YYY", e.subject = digit);
	if (xml_is(node, "subject"))
		e.class_digit = BOUNCECODE_ANY_CLASS;
	load_terms(m, node, e.terms);
	for EACH_CHILD (child, node) {
		load_text(&e, child);
		if (xml_is(child, "registered"))
			load_registered(&e, child);
		if (xml_is(child, "verdict")) {
			e.has_verdict = true;
			e.verdict = load_verdict(m, child);
			e.reason = xml_content(child);
		}
		if (xml_is(child, "source"))
			load_reference(&e, child);
	}
	if (e.kind == BOUNCECODE_KIND_PHRASE || e.kind == BOUNCECODE_KIND_PROVIDER)
		load_response(m, node, &e);
	else
		read_code(&e);
	m->entries = xgrow(m->entries, m->nentries, sizeof *m->entries);
	m->entries[m->nentries++] = e;
}

static void
load_synonym(struct model *m, const xmlNode *node)
{
	m->synonyms = xgrow(m->synonyms, m->nsynonyms, sizeof *m->synonyms);
	m->synonyms[m->nsynonyms++] = (struct synonym){
		.line = line_of(node), .words = xml_attribute(node, "words") };
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
		load_categories(m, section);
		return;
	}
	for EACH_CHILD (child, section) {
		if (xml_is(section, "sources"))
			load_source(m, child);
		if (xml_is(section, "providers"))
			load_provider(m, child);
		if (xml_is(section, "synonyms"))
			load_synonym(m, child);
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
