/*
 * The rules of the list that a schema cannot say, one function each. All of
 * them run, so that one run shows all that is wrong.
 */
#include "gen/list/check.h"

#include "gen/list/check_cue.h"
#include "gen/list/check_lines.h"
#include "gen/list/check_evidence.h"
#include "gen/list/check_length.h"
#include "gen/list/check_provider.h"
#include "gen/list/check_situations.h"
#include "gen/list/check_verdict.h"
#include "gen/list/check_wording.h"
#include "gen/list/check_words.h"

#include <string.h>

static void
check_unique(struct model *m)
{
	for (size_t i = 0; i < m->nentries; i++) {
		const struct entry *e = &m->entries[i], *first;

		if (is_worded(e))
			continue;
		first = find_entry(m, e->kind, e->code);
		if (first != e)
			model_error(m, e->line,
			    "code \"%s\" is defined twice (first at %s)",
			    e->code, place_of(m, first->line, e->line));
	}
}

/* An X. code says for which classes it is registered; no other code does. */
static void
check_classes(struct model *m, const struct entry *e)
{
	if (e->kind != BOUNCECODE_KIND_ENHANCED)
		return;
	if (e->class_digit == BOUNCECODE_ANY_CLASS) {
		if (e->classes == 0)
			model_error(m, e->line,
			    "\"%s\" needs classes=\"...\": which of 2, 4 and 5 its text allows",
			    e->code);
	} else if (e->classes != 0 || e->replies != NULL) {
		model_error(m, e->line,
		    "\"%s\" names its class: classes and replies belong to its X. code",
		    e->code);
	}
}

static void
check_halves(struct model *m, const struct entry *e)
{
	char reply[4] = { 0 };

	if (e->kind != BOUNCECODE_KIND_PAIR)
		return;
	memcpy(reply, e->code, 3);
	if (find_entry(m, BOUNCECODE_KIND_REPLY, reply) == NULL)
		model_error(m, e->line,
		    "\"%s\": there is no entry for its half \"%s\"", e->code,
		    reply);
	if (e->parent == NULL)
		model_error(m, e->line,
		    "\"%s\": there is no entry for its half \"%s\"", e->code,
		    e->code + 4);
}

/* RFC 2034 section 4: the class equals the first digit of the reply. */
static void
check_mismatch(struct model *m, const struct entry *e)
{
	bool differ = e->kind == BOUNCECODE_KIND_PAIR &&
	    e->reply / 100 != e->class_digit;

	if (differ && !e->mismatch)
		model_error(m, e->line,
		    "\"%s\": the first digits differ; say mismatch=\"yes\" and why in a note",
		    e->code);
	if (differ && e->mismatch && e->text[NOTE] == NULL)
		model_error(m, e->line,
		    "\"%s\": mismatch=\"yes\" needs a note that says why",
		    e->code);
	if (!differ && e->mismatch)
		model_error(m, e->line,
		    "\"%s\": mismatch=\"yes\", but the first digits agree",
		    e->code);
}

/* What is wrong with an inherited text is said once, where it is written. */
static bool
is_inherited(const struct entry *e, int text)
{
	return e->parent != NULL && e->text[text] == e->parent->text[text];
}

/* Its parent is missing, which has been said. */
static bool
is_orphan(const struct entry *e)
{
	return e->parent == NULL &&
	    (e->kind == BOUNCECODE_KIND_PAIR ||
		(e->kind == BOUNCECODE_KIND_ENHANCED &&
		    e->class_digit != BOUNCECODE_ANY_CLASS));
}

static void
check_general(struct model *m, const struct entry *e)
{
	if (is_orphan(e) && e->kind == BOUNCECODE_KIND_ENHANCED)
		model_error(m, e->line,
		    "\"%s\" has no entry \"X%s\" to take the rest from",
		    e->code, e->code + 1);
}

static void
check_prose(struct model *m, const struct entry *e)
{
	for (int t = 0; t < NTEXTS; t++)
		if (e->empty[t] > 0)
			model_error(m, e->empty[t],
			    "\"%s\": the %s is empty, expected plain words",
			    e->code, text_names[t]);
	for (int t = 0; t < NOTE; t++)
		if (e->text[t] == NULL && e->empty[t] == 0 && !is_inherited(e, t) && !is_orphan(e))
			model_error(m, e->line, "\"%s\" has no %s", e->code,
			    text_names[t]);
	for (int t = 0; t < NTEXTS; t++)
		for (int u = 0; u < t; u++)
			if (e->text[t] && e->text[u] &&
			    strcmp(e->text[t], e->text[u]) == 0 &&
			    !(is_inherited(e, t) && is_inherited(e, u)))
				model_error(m, e->line,
				    "\"%s\": the %s says the same as the %s",
				    e->code, text_names[t], text_names[u]);
}

/* Rule 28: what is used for one cause only is a code of the registry, and says
 * something. */
static void
check_precise(struct model *m, const struct entry *e)
{
	bool has_status = e->kind == BOUNCECODE_KIND_ENHANCED ||
	    e->kind == BOUNCECODE_KIND_PAIR;

	if (e->parent != NULL && e->parent->precise)
		return; /* inherited, and checked there */
	if (e->precise && (!has_status || e->origin != 0 || e->vague > 0))
		model_error(m, e->line,
		    "\"%s\": precise=\"yes\" is for enhanced codes of the registry that are not vague",
		    e->code);
}

static void
check_category(struct model *m, const struct entry *e)
{
	bool empty = e->category_id != NULL && *e->category_id == '\0';

	if (empty || (e->category == NULL && e->category_id == NULL && e->parent == NULL && !is_orphan(e)))
		model_error(m, e->line,
		    "\"%s\" has no category: choose one of <vocabulary>",
		    e->code);
}

/* What IANA no longer has keeps its meaning: old mail servers send it. */
static void
check_registration(struct model *m, const struct entry *e)
{
	const struct registered *r = &e->registered;

	if (e->deprecated != NULL && e->origin != BOUNCECODE_REMARK_OBSOLETE)
		model_error(m, e->line,
		    "\"%s\": deprecated=\"%s\" goes with origin=\"obsolete\"",
		    e->code, e->deprecated);
	if (r->line > 0 && r->title == NULL && r->replies == NULL && r->classes == NULL)
		model_error(m, r->line,
		    "\"%s\": <registered> says nothing: expected title, replies or classes",
		    e->code);
}

static void
check_overrides(struct model *m, const struct entry *e)
{
	if (e->overrides == NULL)
		return;
	if (!is_local(e->line))
		model_error(m, e->line,
		    "overrides=\"%s\" is for overlays", e->overrides);
	if (find_category(m, e->overrides) == NULL)
		model_error(m, e->line,
		    "overrides=\"%s\": there is no such category",
		    e->overrides);
}

void
check(struct model *m)
{
	static void (*const rules[])(struct model *, const struct entry *) = {
		check_classes, check_general, check_halves, check_mismatch,
		check_prose, check_category, check_precise, check_registration,
		check_overrides,
	};

	check_words(m);
	check_lengths(m);
	check_evidence(m);
	check_unique(m);
	check_wordings(m);
	check_cues(m);
	check_lines(m);
	check_situations(m);
	check_providers(m);
	for (size_t i = 0; i < m->nentries; i++)
		for (size_t k = 0; k < sizeof rules / sizeof *rules; k++)
			rules[k](m, &m->entries[i]);
	check_verdicts(m);
}
