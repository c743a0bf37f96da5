/*
 * Entries, read: what all of them have, and what those of codes have.
 */
#include "gen/list/load_entry.h"

#include "gen/list/load_wording.h"
#include "gen/list/load_words.h"
#include "gen/list/node.h"
#include "gen/list/xml.h"

#include <stdlib.h>
#include <string.h>

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
load_origin(const xmlNode *node)
{
	const char *s = xml_attribute(node, "origin");

	if (s != NULL && strcmp(s, "de-facto") == 0)
		return BOUNCECODE_REMARK_DE_FACTO;
	if (s != NULL && strcmp(s, "obsolete") == 0)
		return BOUNCECODE_REMARK_OBSOLETE;
	return 0;
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

static void
load_sample(struct entry *e, const xmlNode *node)
{
	e->samples = xgrow(e->samples, e->nsamples, sizeof *e->samples);
	e->samples[e->nsamples++] = (struct sample){
		.line = line_of(node),
		.counter = xml_is(node, "counter"),
		.made = yes_attribute(node, "made") > 0,
		.text = xml_content(node),
		.category = xml_attribute(node, "category"),
		.bounce = xml_attribute(node, "bounce"),
	};
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
load_child(struct model *m, const xmlNode *node, struct entry *e)
{
	load_text(e, node);
	if (xml_is(node, "registered"))
		load_registered(e, node);
	if (xml_is(node, "verdict")) {
		e->has_verdict = true;
		e->verdict = load_verdict(m, node);
		e->reason = xml_content(node);
	}
	if (xml_is(node, "source"))
		load_reference(e, node);
	if (xml_is(node, "sample") || xml_is(node, "counter"))
		load_sample(e, node);
}

void
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
		.vague = yes_attribute(node, "vague"),
		.precise = yes_attribute(node, "precise") > 0,
		.origin = load_origin(node),
		.mismatch = yes_attribute(node, "mismatch") > 0,
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
	for EACH_CHILD (child, node)
		load_child(m, child, &e);
	if (e.kind == BOUNCECODE_KIND_PHRASE || e.kind == BOUNCECODE_KIND_PROVIDER)
		load_response(m, node, &e);
	else
		read_code(&e);
	m->entries = xgrow(m->entries, m->nentries, sizeof *m->entries);
	m->entries[m->nentries++] = e;
}

void
load_headline(struct model *m, const xmlNode *node)
{
	struct headline h = {
		.entry = {
			.line = line_of(node),
			.kind = BOUNCECODE_KIND_PHRASE,
			.code = "headline",
			.provider_id = xml_attribute(node, "provider"),
			.lang = xml_attribute(node, "lang"),
		},
	};

	for EACH_CHILD (child, node) {
		if (xml_is(child, "match"))
			add_pattern(&h.entry.patterns, child, BC_HEADLINE);
		if (xml_is(child, "where"))
			h.where = xml_content(child);
		if (xml_is(child, "source"))
			load_reference(&h.entry, child);
		if (xml_is(child, "sample"))
			load_sample(&h.entry, child);
	}
	m->headlines = xgrow(m->headlines, m->nheadlines, sizeof *m->headlines);
	m->headlines[m->nheadlines++] = h;
}

void
load_situation(struct model *m, const xmlNode *node)
{
	struct situation s = {
		.entry = {
			.line = line_of(node),
			.kind = BOUNCECODE_KIND_PAIR,
			.code = xml_attribute(node, "code"),
		},
		.reply = xml_attribute(node, "reply"),
		.words = xml_attribute(node, "words"),
	};

	read_code(&s.entry);
	for EACH_CHILD (child, node) {
		if (xml_is(child, "when"))
			s.entry.text[TITLE] = xml_content(child);
		if (xml_is(child, "source"))
			load_reference(&s.entry, child);
	}
	m->situations = xgrow(m->situations, m->nsituations, sizeof *m->situations);
	m->situations[m->nsituations++] = s;
}
