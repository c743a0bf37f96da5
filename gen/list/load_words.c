/*
 * The words of a verdict, read: vocabularies, categories, and what each is
 * called elsewhere.
 */
#include "gen/list/load_words.h"

#include "gen/list/node.h"
#include "gen/list/xml.h"

/* The explanation of a word is its text, or its <meaning>, or its name. */
void
load_word(struct vocabulary *v, const xmlNode *node)
{
	const xmlNode *meaning = xml_child(node, "meaning");
	const xmlNode *note = xml_child(node, "note");
	const xmlNode *personal = xml_child(node, "personal");
	const char *name = xml_attribute(node, "name");
	const char *url = xml_attribute(node, "url");

	v->words = xgrow(v->words, v->n, sizeof *v->words);
	v->words[v->n++] = (struct word){
		.line = line_of(node),
		.number = number_attribute(node, "number"),
		.id = xml_attribute(node, "id"),
		.aliases = xml_attribute(node, "aliases"),
		.note = note ? xml_content(note) : NULL,
		.personal = personal ? xml_content(personal) : NULL,
		.text = name ? name : xml_content(meaning ? meaning : node),
		.url = url ? url : xml_attribute(node, "delist"),
	};
}

struct verdict
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

void
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
		if (xml_child(child, "personal") != NULL)
			m->categories[n].text[PERSONAL] =
			    xml_content(xml_child(child, "personal"));
		load_terms(m, child, m->categories[n].terms);
		if (xml_child(child, "transient") != NULL)
			load_terms(m, xml_child(child, "transient"),
			    m->categories[n].transient_terms);
		n++;
	}
	m->ncategories = n;
}

/* A number that is too large is said later, by its line. */
static void
load_system_words(struct model *m, const xmlNode *node)
{
	unsigned number = number_attribute(node, "number");

	if (number < NSYSTEMS_MAX)
		m->system_words[number] = xml_attribute(node, "words");
}

/* What an action says: the first sentence stands for every bounce that has none of
 * its own, as has tells. */
static void
load_said(struct model *m, const char **said, bool *has, const xmlNode *node)
{
	const char *id = xml_attribute(node, "bounce");
	int bounce = word_attribute(m, node, "bounce", BOUNCECODE_BOUNCES);
	bool is_first = said[0] == NULL;

	if ((id == NULL) != is_first)
		model_error(m, line_of(node),
		    is_first ? "the first <%s> is for every bounce: leave bounce=\"\" out"
			     : "a second <%s> is for one bounce: bounce=\"\" is missing",
		    (const char *)node->name);
	for (int b = 0; b < NBOUNCES; b++) {
		if (b == bounce && has[b])
			model_error(m, line_of(node), "bounce=\"%s\" has a <%s> already", id,
			    (const char *)node->name);
		has[b] = has[b] || b == bounce;
		if (is_first || b == bounce)
			said[b] = xml_content(node);
	}
}

static void
load_listeners(struct model *m, struct word *w, const xmlNode *node)
{
	bool has[NLISTENERS][NBOUNCES] = { { false } };

	for EACH_CHILD (child, node)
		for (int l = 0; l < NLISTENERS; l++)
			if (xml_is(child, listener_names[l]))
				load_said(m, w->said[l], has[l], child);
}

/* By then all bounces are known. */
static void
load_actions(struct model *m, const xmlNode *node)
{
	struct vocabulary *v = &m->vocabularies[BOUNCECODE_ACTIONS];
	size_t n = 0;

	for EACH_CHILD (child, node)
		if (xml_is(child, v->element))
			load_listeners(m, &v->words[n++], child);
}

void
load_vocabulary(struct model *m, const xmlNode *node)
{
	for EACH_CHILD (child, node)
		for (int v = 0; v < NVOCABULARIES; v++)
			if (xml_is(child, m->vocabularies[v].element))
				load_word(&m->vocabularies[v], child);
	for EACH_CHILD (child, node)
		if (xml_is(child, "system"))
			load_system_words(m, child);
	load_actions(m, node);
	load_categories(m, node);
}
