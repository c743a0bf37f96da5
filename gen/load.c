/*
 * From codes.xml to the model. The only file that knows XML.
 *
 * A list may come from anywhere, so nothing in it is followed: no network,
 * no external entity, no document type at all (which is where entity bombs
 * live). Shape is the schema's work; it is compiled into the program.
 */
#include "model.h"
#include "sha256.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include "codes_xsd.gen.h"

#define NAMESPACE "urn:bouncecode:codes:1"
/* A hundred times the list of today; libxml2 counts in int. */
#define SIZE_MAX_FILE (64 << 20)

static bool
read_file(struct model *m, char **data, size_t *size)
{
	FILE *f = fopen(m->file, "rb");
	size_t n = 0, room = 1 << 16, got;
	char *buffer = NULL;

	if (f == NULL) {
		fprintf(stderr, "bouncegen: %s: %s\n", m->file, strerror(errno));
		return false;
	}
	do {
		room *= 2;
		if ((buffer = realloc(buffer, room)) == NULL)
			break;
		got = fread(buffer + n, 1, room - n, f);
		n += got;
	} while (n == room && n <= SIZE_MAX_FILE);
	if (buffer == NULL || ferror(f)) {
		fprintf(stderr, "bouncegen: %s: %s\n", m->file, strerror(errno));
	} else if (n > SIZE_MAX_FILE) {
		fprintf(stderr, "bouncegen: %s: larger than %d MiB\n", m->file,
		    SIZE_MAX_FILE >> 20);
	} else {
		fclose(f);
		*data = buffer;
		*size = n;
		return true;
	}
	fclose(f);
	free(buffer);
	return false;
}

/* libxml2 names the namespace in every message and ends it with a newline. */
static void
libxml_error(void *context, const xmlError *error)
{
	struct model *m = context;
	const char *s = error->message;
	char text[1000];
	size_t n = 0, skip = strlen("{" NAMESPACE "}");

	while (*s != '\0' && n < sizeof text - 1) {
		if (strncmp(s, "{" NAMESPACE "}", skip) == 0)
			s += skip;
		else if ((unsigned char)*s < ' ')
			text[n++] = *s++ == '\n' && *s == '\0' ? '\0' : ' ';
		else
			text[n++] = *s++;
	}
	text[n] = '\0';
	if (error->level > XML_ERR_WARNING)
		model_error(m, error->line > 0 ? error->line : 1, "%s", text);
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
	model_error(parser->_private, parser->input->line,
	    "a document type is not allowed here");
	xmlStopParser(parser);
}

static xmlDocPtr
parse(struct model *m, const char *data, size_t size)
{
	xmlParserCtxtPtr parser = xmlNewParserCtxt();
	xmlDocPtr doc;

	if (parser == NULL) {
		model_error(m, 1, "out of memory");
		return NULL;
	}
	parser->_private = m;
	parser->sax->internalSubset = refuse_doctype;
	doc = xmlCtxtReadMemory(parser, data, (int)size, m->file, NULL,
	    XML_PARSE_NONET | XML_PARSE_BIG_LINES);
	if (doc == NULL && m->errors == 0)
		model_error(m, 1, "not an XML document");
	if (m->errors > 0 && doc != NULL) {
		xmlFreeDoc(doc);
		doc = NULL;
	}
	xmlFreeParserCtxt(parser);
	return doc;
}

static void
validate(struct model *m, xmlDocPtr doc)
{
	xmlSchemaParserCtxtPtr parser = xmlSchemaNewMemParserCtxt(
	    codes_xsd, (int)strlen(codes_xsd));
	xmlSchemaPtr schema = parser ? xmlSchemaParse(parser) : NULL;
	xmlSchemaValidCtxtPtr valid =
	    schema ? xmlSchemaNewValidCtxt(schema) : NULL;

	if (valid == NULL) {
		model_error(m, 1, "gen/codes.xsd cannot be used");
	} else {
		xmlSchemaSetValidStructuredErrors(valid, ERROR_HANDLER, m);
		if (xmlSchemaValidateDoc(valid, doc) != 0 && m->errors == 0)
			model_error(m, 1, "not of the shape of gen/codes.xsd");
	}
	xmlSchemaFreeValidCtxt(valid);
	xmlSchemaFree(schema);
	xmlSchemaFreeParserCtxt(parser);
}

static int
line_of(const xmlNode *node)
{
	return (int)xmlGetLineNo(node);
}

/* White space counts as one blank each, and none at the ends. */
static const char *
squeeze(xmlChar *s)
{
	char *out = (char *)s, *copy;
	bool blank = false;

	for (const char *in = out; *in != '\0'; in++) {
		if (strchr(" \t\r\n", *in) != NULL) {
			blank = out > (char *)s;
		} else {
			if (blank)
				*out++ = ' ';
			blank = false;
			*out++ = *in;
		}
	}
	*out = '\0';
	copy = xstrdup((char *)s);
	xmlFree(s);
	return copy;
}

static const char *
attribute(const xmlNode *node, const char *name)
{
	xmlChar *value = xmlGetNoNsProp(node, (const xmlChar *)name);

	return value ? squeeze(value) : NULL;
}

static const char *
content(const xmlNode *node)
{
	return squeeze(xmlNodeGetContent(node));
}

static bool
is(const xmlNode *node, const char *name)
{
	return strcmp((const char *)node->name, name) == 0;
}

static const xmlNode *
next_element(const xmlNode *node)
{
	while (node != NULL && node->type != XML_ELEMENT_NODE)
		node = node->next;
	return node;
}

#define EACH_CHILD(child, node)                                       \
	(const xmlNode *child = next_element((node)->children); child; \
	 child = next_element(child->next))

static unsigned
number_attribute(const xmlNode *node, const char *name)
{
	const char *s = attribute(node, name);

	return s ? (unsigned)strtoul(s, NULL, 10) : 0;
}

static const xmlNode *
child_named(const xmlNode *node, const char *name)
{
	for EACH_CHILD (child, node)
		if (is(child, name))
			return child;
	return NULL;
}

/* The explanation of a word is its text, or its <meaning>, or its name. */
static void
load_word(struct vocabulary *v, const xmlNode *node)
{
	const xmlNode *meaning = child_named(node, "meaning");
	const char *name = attribute(node, "name");
	const char *url = attribute(node, "url");

	v->words = xgrow(v->words, v->n, sizeof *v->words);
	v->words[v->n++] = (struct word){
		.line = line_of(node),
		.number = number_attribute(node, "number"),
		.id = attribute(node, "id"),
		.text = name ? name : content(meaning ? meaning : node),
		.url = url ? url : attribute(node, "delist"),
	};
}

static void
load_vocabulary(struct model *m, const xmlNode *node)
{
	for EACH_CHILD (child, node)
		for (int v = 0; v < NVOCABULARIES; v++)
			if (is(child, m->vocabularies[v].element))
				load_word(&m->vocabularies[v], child);
}

/* The word an attribute names, as its number; -1 where it is not given. */
static int
word_attribute(struct model *m, const xmlNode *node, const char *name,
    enum bouncecode_vocabulary v)
{
	const char *id = attribute(node, name);
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
			    attribute(node, v->words[i].id);
}

/* Categories point at their words, so they come when all words are there. */
static void
load_categories(struct model *m, const xmlNode *node)
{
	struct vocabulary *v = &m->vocabularies[BOUNCECODE_CATEGORIES];
	size_t n = 0;

	m->categories = xcalloc(v->n, sizeof *m->categories);
	for EACH_CHILD (child, node) {
		if (!is(child, "category"))
			continue;
		m->categories[n] = (struct category){
			.word = &v->words[n],
			.fault = word_attribute(
			    m, child, "fault", BOUNCECODE_FAULTS),
			.verdict = load_verdict(m, child),
		};
		for (int t = MEANING; t <= ADVICE; t++)
			m->categories[n].text[t] =
			    content(child_named(child, text_names[t]));
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
		.id = attribute(node, "id"),
		.name = attribute(node, "name"),
		.title = attribute(node, "title"),
		.date = attribute(node, "date"),
		.url = attribute(node, "url"),
		.sections = attribute(node, "sections"),
	};
}

static void
load_reference(struct entry *e, const xmlNode *node)
{
	e->references =
	    xgrow(e->references, e->nreferences, sizeof *e->references);
	e->references[e->nreferences++] = (struct reference){
		.line = line_of(node),
		.ref = attribute(node, "ref"),
		.section = attribute(node, "section"),
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
	const char *s = attribute(node, "classes");
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
	const char *s = attribute(node, name);

	return s == NULL ? -1 : strcmp(s, "yes") == 0;
}

static int
load_origin(const xmlNode *node)
{
	const char *s = attribute(node, "origin");

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
	xmlChar *text = xmlNodeGetContent(node);

	p->list = xgrow(p->list, p->n, sizeof *p->list);
	p->list[p->n++] = (struct pattern){
		.line = line_of(node),
		.text = xstrdup((char *)text),
		.kind = kind,
	};
	xmlFree(text);
}

static void
load_provider(struct model *m, const xmlNode *node)
{
	struct vocabulary *v = &m->vocabularies[BOUNCECODE_PROVIDERS];
	struct provider p = { NULL, { NULL, 0 } };

	load_word(v, node);
	for EACH_CHILD (child, node) {
		const char *strength = attribute(child, "strength");

		add_pattern(&p.patterns, child,
		    strength == NULL		       ? BC_HOST
			: strcmp(strength, "strong") == 0 ? BC_STRONG
			: strcmp(strength, "medium") == 0 ? BC_MEDIUM
							  : BC_WEAK);
	}
	m->providers = xgrow(m->providers, m->nproviders, sizeof *m->providers);
	m->providers[m->nproviders++] = p;
}

/* What a response has beyond the entry of a code. */
static void
load_response(struct model *m, const xmlNode *node, struct entry *e)
{
	const char *reply = attribute(node, "reply");
	const char *enhanced = attribute(node, "enhanced");
	xmlChar *token = xmlGetNoNsProp(node, (const xmlChar *)"token");

	e->is_cue = is(node, "cue");
	e->provider_id = attribute(node, "provider");
	e->lang = attribute(node, "lang");
	e->catch_all = load_yes(node, "catch-all") > 0;
	e->decisive = load_yes(node, "decisive") > 0;
	if (token != NULL)
		e->token = squeeze(token);
	if (is(node, "blocklist")) {
		load_word(&m->vocabularies[BOUNCECODE_BLOCKLISTS], node);
		e->blocklist = number_attribute(node, "number");
	}
	if (reply != NULL)
		e->reply = (unsigned)strtoul(reply, NULL, 10);
	if (enhanced != NULL)
		read_enhanced(e, enhanced);
	e->code = e->last_detail > e->detail ? enhanced
	    : e->token			     ? e->token
	    : e->blocklist		     ? attribute(node, "id")
			   : xprintf("%s%s%s", reply ? reply : "",
				 reply && enhanced ? " " : "",
				 enhanced ? enhanced : "");
	for EACH_CHILD (child, node) {
		if (is(child, "match"))
			add_pattern(&e->patterns, child,
			    !e->is_cue ? BC_PHRASE
				: load_yes(node, "subject") > 0 ? BC_SUBJECT
								: BC_CUE);
		if (is(child, "sample")) {
			e->sample = content(child);
			e->sample_line = line_of(child);
		}
	}
}

static void
load_entry(struct model *m, const xmlNode *node, enum bouncecode_kind kind)
{
	struct entry e = {
		.line = line_of(node),
		.kind = kind,
		.code = attribute(node, "code"),
		.classes = load_classes(node),
		.replies = attribute(node, "replies"),
		.category_id = attribute(node, "category"),
		.verdict = { -1, -1, -1, -1 },
		.confidence = load_confidence(m, node),
		.vague = load_yes(node, "vague"),
		.origin = load_origin(node),
		.mismatch = load_yes(node, "mismatch") > 0,
	};
	unsigned digit = number_attribute(node, "digit");

	if (is(node, "class"))
		e.code = xprintf("%u.XXX.YYY", e.class_digit = digit);
	else if (is(node, "reply-class"))
		e.code = xprintf("%uyz", e.reply = digit);
	else if (is(node, "subject"))
		e.code = xprintf("X.%u.YYY", e.subject = digit);
	if (is(node, "subject"))
		e.class_digit = BOUNCECODE_ANY_CLASS;
	load_terms(m, node, e.terms);
	for EACH_CHILD (child, node) {
		for (int t = 0; t < NTEXTS; t++)
			if (is(child, text_names[t]))
				e.text[t] = content(child);
		if (is(child, "verdict")) {
			e.has_verdict = true;
			e.verdict = load_verdict(m, child);
			e.reason = content(child);
		}
		if (is(child, "source"))
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
		.line = line_of(node), .words = attribute(node, "words") };
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

	if (is(section, "vocabulary")) {
		load_vocabulary(m, section);
		load_categories(m, section);
		return;
	}
	for EACH_CHILD (child, section) {
		if (is(section, "sources"))
			load_source(m, child);
		if (is(section, "providers"))
			load_provider(m, child);
		if (is(section, "synonyms"))
			load_synonym(m, child);
		for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
			if (is(child, kinds[i].element))
				load_entry(m, child, kinds[i].kind);
	}
}

bool
load(struct model *m, const char *file)
{
	static const char *const elements[NVOCABULARIES] = { "category",
		"fault", "bounce", "action", "confidence", "kind", "basis",
		"remark", "system", "provider", "blocklist" };
	char *data;
	size_t size;
	xmlDocPtr doc;

	m->file = file;
	for (int v = 0; v < NVOCABULARIES; v++)
		m->vocabularies[v].element = elements[v];
	if (!read_file(m, &data, &size)) {
		m->errors++;
		return false;
	}
	sha256_hex(data, size, m->digest);
	xmlSetStructuredErrorFunc(m, ERROR_HANDLER);
	if ((doc = parse(m, data, size)) != NULL)
		validate(m, doc);
	free(data);
	if (doc != NULL && m->errors == 0) {
		const xmlNode *root = xmlDocGetRootElement(doc);

		m->version = attribute(root, "version");
		m->updated = attribute(root, "updated");
		for EACH_CHILD (section, root)
			load_section(m, section);
		/* The words lie still now. */
		for (size_t i = 0; i < m->nproviders; i++)
			m->providers[i].word =
			    &m->vocabularies[BOUNCECODE_PROVIDERS].words[i];
	}
	xmlFreeDoc(doc);
	xmlCleanupParser();
	return m->errors == 0;
}
