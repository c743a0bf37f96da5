/*
 * What is looked for in a text, read: the wordings of an entry, and how a
 * provider is recognised.
 */
#include "gen/list/load_wording.h"

#include "gen/list/load_words.h"
#include "gen/list/node.h"
#include "gen/list/xml.h"

#include <stdlib.h>
#include <string.h>

/* Blanks at the ends count in a pattern: " ptr" is a word of its own. */
void
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

void
load_provider(struct model *m, const xmlNode *node)
{
	struct vocabulary *v = &m->vocabularies[BOUNCECODE_PROVIDERS];
	struct provider p = { NULL, { NULL, 0 } };

	load_word(v, node);
	for EACH_CHILD (child, node) {
		const char *strength = xml_attribute(child, "strength");

		if (!xml_is(child, "sign") && !xml_is(child, "host"))
			continue;
		add_pattern(&p.patterns, child,
		    strength == NULL		       ? BC_HOST
			: strcmp(strength, "strong") == 0 ? BC_STRONG
			: strcmp(strength, "medium") == 0 ? BC_MEDIUM
							  : BC_WEAK);
	}
	m->providers = xgrow(m->providers, m->nproviders, sizeof *m->providers);
	m->providers[m->nproviders++] = p;
}

void
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

void
load_response(struct model *m, const xmlNode *node, struct entry *e)
{
	const char *reply = xml_attribute(node, "reply");
	const char *enhanced = xml_attribute(node, "enhanced");

	e->is_cue = xml_is(node, "cue");
	e->provider_id = xml_attribute(node, "provider");
	e->lang = xml_attribute(node, "lang");
	e->checked = xml_attribute(node, "checked");
	e->catch_all = yes_attribute(node, "catch-all") > 0;
	e->decisive = yes_attribute(node, "decisive") > 0;
	e->needs_sign = yes_attribute(node, "needs-sign") > 0;
	e->learned = yes_attribute(node, "learned") > 0;
	e->behind = xml_attribute(node, "behind");
	e->command = xml_attribute(node, "command");
	e->state = xml_attribute(node, "state");
	e->since = xml_attribute(node, "since");
	e->delist = xml_attribute(node, "delist");
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
				: yes_attribute(node, "subject") > 0 ? BC_TOPIC
								: BC_CUE);
	}
}
