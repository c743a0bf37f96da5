/*
 * From the files of translations/ to the model: which texts there are to translate,
 * what each language makes of them, and whether both say the same by what can be
 * checked.
 */
#include "gen/list/translations.h"

#include "gen/base/file.h"
#include "gen/base/message.h"
#include "gen/list/xml.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/tree.h>

enum { FILE_MAX = 1 << 20 };

struct reading {
	struct model *m;
	struct translations *t;
	struct dictionary places; /* of English texts, by "of name" */
	struct language *language;
};

__attribute__((format(printf, 3, 4))) static void
refuse(const struct reading *r, int line, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	model_error_in(r->m, r->language->file, line, format, ap);
	va_end(ap);
}

/* ---- what there is to translate */

/* Returns whether no other has this name. */
static bool
add_english(struct reading *r, const char *of, const char *name, const char *text)
{
	struct translations *t = r->t;

	if (dictionary_add(&r->places, xprintf("%s %s", of, name), t->n) != t->n)
		return false;
	t->texts = xgrow(t->texts, t->n, sizeof *t->texts);
	t->texts[t->n++] = (struct english){ of, name, text };
	return true;
}

/* What is said to whom, by the word and by the bounce of the answer: "retry server",
 * and "none server hard" where a bounce has a sentence of its own. */
static void
add_said(struct reading *r, const char *of, const struct word *w)
{
	if (w->personal != NULL)
		add_english(r, of, xprintf("%s personal", w->id), w->personal);
	for (int l = 0; l < NLISTENERS && w->said[l][0] != NULL; l++) {
		const char *name = xprintf("%s %s", w->id, listener_names[l]);

		add_english(r, of, name, w->said[l][0]);
		for (int b = 1; b < NBOUNCES; b++)
			if (strcmp(w->said[l][b], w->said[l][0]) != 0)
				add_english(r, of,
				    xprintf("%s %s", name,
					word_id(r->m, BOUNCECODE_BOUNCES, b)),
				    w->said[l][b]);
	}
}

/* Of a category what it says in full; the others are explained in one text, and say
 * more to some. Names are no text: those of providers, kinds and other programs stay. */
static void
add_vocabularies(struct reading *r)
{
	static const enum bouncecode_vocabulary explained[] = {
		BOUNCECODE_BOUNCES, BOUNCECODE_ACTIONS, BOUNCECODE_FAULTS,
		BOUNCECODE_CONFIDENCES, BOUNCECODE_BASES, BOUNCECODE_REMARKS };
	const struct model *m = r->m;

	for (size_t k = 0; k < sizeof explained / sizeof *explained; k++) {
		const struct vocabulary *v = &m->vocabularies[explained[k]];

		for (size_t i = 0; i < v->n; i++) {
			add_english(r, v->element, v->words[i].id, v->words[i].text);
			add_said(r, v->element, &v->words[i]);
		}
	}
	for (size_t i = 0; i < m->ncategories; i++)
		for (int t = 0; t < NTEXTS; t++)
			if (m->categories[i].text[t] != NULL)
				add_english(r, "category",
				    xprintf("%s %s", m->categories[i].word->id,
					text_names[t]),
				    m->categories[i].text[t]);
}

/* ---- a translation against its English */

/* How often does a text have this placeholder, "{count}"? */
static size_t
count_of(const char *text, const char *placeholder, size_t length)
{
	size_t n = 0;

	for (; (text = strchr(text, '{')) != NULL; text++)
		n += strncmp(text, placeholder, length) == 0;
	return n;
}

/* A placeholder of one text that another has not as often; NULL for none. */
static const char *
missing_placeholder(const char *text, const char *other)
{
	for (const char *p = text; (p = strchr(p, '{')) != NULL; p++) {
		size_t length = strcspn(p, "}") + 1;

		if (count_of(other, p, length) < count_of(text, p, length))
			return xprintf("%.*s", (int)length, p);
	}
	return NULL;
}

/* The programs look a text up by its English: one English has one translation. */
static void
check_same(const struct reading *r, size_t place)
{
	const struct translated *all = r->language->texts;

	for (size_t i = 0; i < r->t->n; i++)
		if (all[i].line != 0 && all[i].line != all[place].line &&
		    strcmp(all[i].from, all[place].from) == 0 &&
		    strcmp(all[i].text, all[place].text) != 0)
			refuse(r, all[place].line,
			    "\"%s\" is translated otherwise in line %d",
			    all[place].from, all[i].line);
}

static void
check_text(const struct reading *r, const struct translated *given)
{
	const char *lost = missing_placeholder(given->from, given->text);
	const char *added = missing_placeholder(given->text, given->from);

	if (*given->text == '\0')
		refuse(r, given->line, "an empty text");
	else if (strlen(given->text) >= 2 * BOUNCECODE_TEXT_SIZE)
		refuse(r, given->line, "a text of more than %d bytes",
		    2 * BOUNCECODE_TEXT_SIZE - 1);
	else if (lost != NULL)
		refuse(r, given->line, "the English has %s, this has not", lost);
	else if (added != NULL)
		refuse(r, given->line, "the English has no %s", added);
}

/* ---- files */

static void
load_translated(struct reading *r, int line, const xmlNode *node, const char *of,
    const char *name)
{
	struct translated given = { line, xml_content(node),
		xml_attribute(node, "english") };
	size_t place = dictionary_find(&r->places, xprintf("%s %s", of, name));

	if (place == NOT_FOUND) {
		refuse(r, line, "there is no text of=\"%s\" name=\"%s\"", of, name);
	} else if (given.from == NULL) {
		refuse(r, line, "no english=\"\", the text that this is of");
	} else if (r->language->texts[place].line != 0) {
		refuse(r, line, "%s \"%s\" is translated in line %d already", of, name,
		    r->language->texts[place].line);
	} else {
		r->language->texts[place] = given;
		check_text(r, &given);
		check_same(r, place);
	}
}

static void
load_text(struct reading *r, const xmlNode *node)
{
	const char *of = xml_attribute(node, "of"), *name = xml_attribute(node, "name");
	int line = xml_line(node);

	if (!xml_is(node, "text") || of == NULL || name == NULL)
		refuse(r, line, "expected <text of=\"\" name=\"\">");
	else if (r->language != &r->t->languages[LANGUAGE_ENGLISH])
		load_translated(r, line, node, of, name);
	else if (*xml_content(node) == '\0')
		refuse(r, line, "an empty text");
	else if (!add_english(r, of, name, xml_content(node)))
		refuse(r, line, "%s \"%s\" is there already", of, name);
}

static void
report(void *context, int line, const char *message)
{
	refuse(context, line, "%s", message);
}

/* A language without a file has no translations. */
static void
load_language(struct reading *r)
{
	FILE *there = fopen(r->language->file, "rb");
	const xmlNode *root;
	xmlDocPtr doc;
	char *data;
	size_t size;

	if (there == NULL)
		return;
	fclose(there);
	if (!read_file(r->language->file, FILE_MAX, &data, &size)) {
		++*r->m->errors;
		return;
	}
	doc = xml_parse(data, size, r->language->file, report, r);
	free(data);
	if (doc == NULL)
		return;
	root = xmlDocGetRootElement(doc);
	if (!xml_is(root, "translation") || xml_attribute(root, "lang") == NULL ||
	    strcmp(xml_attribute(root, "lang"), r->language->id) != 0)
		refuse(r, xml_line(root), "expected <translation lang=\"%s\">",
		    r->language->id);
	else
		for EACH_CHILD (child, root)
			load_text(r, child);
	xmlFreeDoc(doc);
}

void
load_translations(struct model *m, struct translations *t)
{
#define LANGUAGE(id, name) { id, name, NULL, NULL },
	static const struct language languages[] = { LANGUAGE_LIST(LANGUAGE) };
	const char *slash = strrchr(m->file, '/');
	int directory = slash ? (int)(slash - m->file) + 1 : 0;
	struct reading r = { m, t, { NULL, 0, 0 }, NULL };

	memcpy(t->languages, languages, sizeof languages);
	add_vocabularies(&r);
	for (size_t i = 0; i < NLANGUAGES; i++) {
		r.language = &t->languages[i];
		r.language->file = xprintf("%.*stranslations/%s.xml", directory,
		    m->file, r.language->id);
		r.language->texts = xcalloc(t->n + 1, sizeof *r.language->texts);
		load_language(&r);
	}
}

/* ---- questions */

const char *
translation_of(const struct translations *t, size_t language, size_t text)
{
	const struct translated *given = &t->languages[language].texts[text];

	return given->line != 0 && strcmp(given->from, t->texts[text].text) == 0
	    ? given->text
	    : NULL;
}

/* The page gives its advice to those who send many. */
bool
is_said_by(const struct english *e, const char *program)
{
	bool is_own = strcmp(e->of, "command") == 0 || strcmp(e->of, "page") == 0;

	return !is_own || strcmp(e->of, program) == 0;
}
