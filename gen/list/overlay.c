/*
 * A user's own entries beside the list, or in the place of its entries. What
 * one of them leaves out it takes from the entry whose place it takes; what
 * it says although the list says otherwise it has to say knowingly.
 */
#include "gen/list/overlay.h"

#include "gen/base/items.h"
#include "gen/base/strings.h"
#include "gen/list/claims.h"
#include "gen/list/wording.h"

#include <string.h>

static bool
judges(const struct entry *e)
{
	return e->category_id != NULL || e->has_verdict || e->confidence >= 0;
}

static bool
is_same(const char *a, const char *b)
{
	return a != NULL && same_string(a, b);
}

/* A wording has to have a title, which alone is no reason for it. What it leaves
 * out it does not take, unlike a code. */
static bool
rewords(const struct entry *e, const struct entry *old)
{
	for (int t = is_worded(e) ? MEANING : TITLE; t < NTEXTS; t++)
		if ((e->text[t] != NULL || is_worded(e)) &&
		    !same_string(e->text[t], old->text[t]))
			return true;
	return false;
}

/* Notes the old entry; called once for each that takes something from it. */
static void
replace(struct model *m, const struct entry *old, size_t by)
{
	const struct entry *e = &m->entries[by];

	m->replaced = xgrow(m->replaced, m->nreplaced, sizeof *m->replaced);
	m->replaced[m->nreplaced++] = (struct replaced){
		.old = *old,
		.by = by,
		.judges = judges(e),
		.rewords = rewords(e, old),
	};
}

static void
complete_verdict(struct entry *e, const struct entry *old)
{
	if (e->category_id == NULL) {
		take_category(e, old);
		e->category_id = old->category_id;
		e->has_verdict = e->has_verdict || old->has_verdict;
	} else if (is_same(e->category_id, old->category_id)) {
		take_terms(e, old);
	}
	if (e->confidence < 0)
		e->confidence = old->confidence;
	if (e->vague < 0)
		e->vague = old->vague;
	/* It is not what nobody registered, nor what is said to be vague. */
	if (e->origin == 0 && e->vague <= 0)
		e->precise = e->precise || old->precise;
}

static void
complete_references(struct entry *e, const struct entry *old)
{
	for (size_t i = 0; i < old->nreferences; i++) {
		e->references = xgrow(
		    e->references, e->nreferences, sizeof *e->references);
		e->references[e->nreferences++] = old->references[i];
	}
}

static void
complete(struct entry *e, const struct entry *old)
{
	/* Those of the old entry show its verdict, which need not be the new one. */
	if (e->nsamples == 0 && !judges(e)) {
		e->samples = old->samples;
		e->nsamples = old->nsamples;
	}
	for (int t = 0; t < NTEXTS; t++)
		if (e->text[t] == NULL)
			e->text[t] = old->text[t];
	complete_verdict(e, old);
	if (e->classes == 0)
		e->classes = old->classes;
	if (e->replies == NULL)
		e->replies = old->replies;
	if (e->origin == 0)
		e->origin = old->origin;
	if (e->deprecated == NULL)
		e->deprecated = old->deprecated;
	if (e->registered.line == 0)
		e->registered = old->registered;
	e->mismatch = e->mismatch || old->mismatch;
	complete_references(e, old);
}

/* An entry with no code of its own claims a wording with whatever code. */
static bool
covers(const struct entry *e, const struct entry *old)
{
	return e->kind == old->kind && e->is_cue == old->is_cue &&
	    strcmp(e->provider_id ? e->provider_id : "",
		old->provider_id ? old->provider_id : "") == 0 &&
	    (e->reply == 0 || e->reply == old->reply) &&
	    (e->class_digit == 0 || has_same_status(e, old));
}

static bool
has_wording(const struct entry *e, const struct pattern *p)
{
	struct wording sought = fold_wording(p->text);

	for (size_t i = 0; i < e->patterns.n; i++) {
		struct wording w = fold_wording(e->patterns.list[i].text);

		if (e->patterns.list[i].kind == p->kind &&
		    strcmp(w.key, sought.key) == 0)
			return true;
	}
	return false;
}

static bool
has_only_code(const struct entry *e)
{
	return e->patterns.n == 0 && e->token == NULL && e->behind == NULL &&
	    e->command == NULL;
}

/* The codes of behind="550 553" that another entry does not claim; or NULL. */
static const char *
codes_left(const char *codes, const char *claimed)
{
	const char *left = NULL, *code;

	while ((code = next_item(&codes, ' ')) != NULL)
		if (claimed == NULL || strstr(claimed, code) == NULL)
			left = left ? xprintf("%s %s", left, code) : code;
	return left;
}

/* Takes from an entry of the list what one of the overlay claims. Does
 * anything still find it afterwards? */
static bool
take_wordings(struct model *m, struct entry *old, size_t by)
{
	const struct entry *e = &m->entries[by];
	struct patterns left = { NULL, 0 };
	bool token = is_same(old->token, e->token);
	bool command = is_same(old->command, e->command);
	const char *behind = codes_left(old->behind, e->behind);

	for (size_t i = 0; i < old->patterns.n; i++)
		if (!has_wording(e, &old->patterns.list[i])) {
			left.list = xgrow(left.list, left.n, sizeof *left.list);
			left.list[left.n++] = old->patterns.list[i];
		}
	if (left.n == old->patterns.n && !token && !command &&
	    (old->behind == NULL || is_same(behind, old->behind)) &&
	    !(has_only_code(old) && has_only_code(e)))
		return true;
	replace(m, old, by);
	old->patterns = left;
	if (token)
		old->token = NULL;
	if (command)
		old->command = NULL;
	old->behind = behind;
	/* Its samples may now be what the other one explains. */
	old->nsamples = 0;
	return left.n > 0 || old->token != NULL || old->command != NULL ||
	    behind != NULL ||
	    (old->class_digit != 0 && e->class_digit == 0);
}

/* Codes only add weight to a wording: with those of the entry whose place it
 * takes it is found as easily as that one was. */
static void
complete_codes(struct entry *e, const struct entry *old)
{
	if (!is_worded(e) || e->reply > 0 || e->class_digit > 0 ||
	    old->last_detail > old->detail)
		return;
	e->reply = old->reply;
	e->class_digit = old->class_digit;
	e->subject = old->subject;
	e->detail = e->last_detail = old->detail;
	if (e->token == NULL && old->token == NULL && old->blocklist == 0)
		e->code = old->code;
}

/* Removes the entries of which nothing is left; indices move with their
 * entries. */
static void
remove_dead(struct model *m, const bool *dead)
{
	size_t *moved = xcalloc(m->nentries, sizeof *moved);
	size_t n = 0;

	for (size_t i = 0; i < m->nentries; i++) {
		moved[i] = n;
		if (!dead[i])
			m->entries[n++] = m->entries[i];
	}
	m->nentries = n;
	for (size_t i = 0; i < m->nreplaced; i++)
		m->replaced[i].by = moved[m->replaced[i].by];
}

/* Marks the entries of the list of which the new one leaves nothing. */
static void
merge_entry(
    struct model *m, const struct multi_dictionary *claims, size_t by, bool *dead)
{
	struct entry *e = &m->entries[by];
	struct claimants others = claimants_of(claims, e);

	for (size_t k = 0; k < others.n; k++) {
		size_t i = others.list[k];
		struct entry *old = &m->entries[i];

		if (dead[i])
			continue;
		if (!is_worded(e)) {
			replace(m, old, by);
			complete(e, old);
			dead[i] = true;
		} else if (covers(e, old)) {
			dead[i] = !take_wordings(m, old, by);
		}
	}
}

void
merge(struct model *m)
{
	bool *dead;
	struct multi_dictionary claims;

	if (m->overlay == NULL)
		return;
	dead = xcalloc(m->nentries, sizeof *dead);
	claims = claims_of(m);
	for (size_t by = 0; by < m->nentries; by++)
		if (is_local(m->entries[by].line))
			merge_entry(m, &claims, by, dead);
	remove_dead(m, dead);
	for (size_t i = 0; i < m->nreplaced; i++)
		complete_codes(
		    &m->entries[m->replaced[i].by], &m->replaced[i].old);
}

static bool
same_verdict(const struct entry *a, const struct entry *b)
{
	return a->category == b->category && a->confidence == b->confidence &&
	    memcmp(&a->verdict, &b->verdict, sizeof a->verdict) == 0;
}

static bool
has_reference(const struct entry *e, const struct reference *r)
{
	for (size_t i = 0; i < e->nreferences; i++)
		if (is_same(e->references[i].ref, r->ref) &&
		    same_string(e->references[i].section, r->section))
			return true;
	return false;
}

/* Every entry has to name a source, so that one more is no reason for it. */
static bool
has_references(const struct entry *e, const struct entry *old)
{
	for (size_t i = 0; i < old->nreferences; i++)
		if (!has_reference(e, &old->references[i]))
			return false;
	return true;
}

/* Is all that it is found by what finds the old one? */
static bool
has_wordings(const struct entry *e, const struct entry *old)
{
	for (size_t i = 0; i < e->patterns.n; i++)
		if (!has_wording(old, &e->patterns.list[i]))
			return false;
	return (e->token == NULL || is_same(e->token, old->token)) &&
	    (e->command == NULL || is_same(e->command, old->command)) &&
	    codes_left(e->behind, old->behind) == NULL && e->reply == old->reply &&
	    has_same_status(e, old);
}

static bool
same_flags(const struct entry *a, const struct entry *b)
{
	return a->vague == b->vague && a->precise == b->precise &&
	    a->catch_all == b->catch_all && a->decisive == b->decisive &&
	    a->needs_sign == b->needs_sign && a->learned == b->learned &&
	    a->mismatch == b->mismatch && a->origin == b->origin &&
	    a->classes == b->classes;
}

/* Does it say what the old one said, beside verdict and texts? */
static bool
same_rest(const struct entry *e, const struct entry *old)
{
	for (int s = 0; s < NSYSTEMS_MAX; s++)
		if (!same_string(e->terms[s], old->terms[s]))
			return false;
	return same_flags(e, old) && has_references(e, old) &&
	    has_wordings(e, old) && same_string(e->replies, old->replies) &&
	    same_string(e->deprecated, old->deprecated) &&
	    same_string(e->lang, old->lang) &&
	    e->registered.line == old->registered.line;
}

static void
compare_with(const struct model *m, const struct replaced *r)
{
	const struct entry *e = &m->entries[r->by], *old = &r->old;
	const char *where = place_of(m, old->line, e->line);
	const char *says;

	if (e->category == NULL || old->category == NULL)
		return; /* which has been said */
	says = old->category->word->id;
	if (!r->judges || same_verdict(e, old)) {
		if (!r->rewords && same_rest(e, old))
			model_warning(m, e->line,
			    "superfluous: the list says the same (%s)", where);
		else if (r->judges && !is_worded(e))
			model_warning(m, e->line,
			    "superfluous: the list has the same verdict (%s): leave category, confidence and verdict out",
			    where);
	} else if (e->overrides == NULL) {
		model_warning(m, e->line,
		    "contradicts the list, which says \"%s\" (%s); overrides=\"%s\" says that this is known",
		    says, where, says);
	} else if (strcmp(e->overrides, says) != 0) {
		model_warning(m, e->line,
		    "contradicts a newer list, which says \"%s\" (%s), not \"%s\" as it did; look again, then say overrides=\"%s\"",
		    says, where, e->overrides, says);
	}
}

void
compare_overlay(const struct model *m)
{
	bool *replaces = xcalloc(m->nentries, sizeof *replaces);

	for (size_t i = 0; i < m->nreplaced; i++)
		compare_with(m, &m->replaced[i]);
	for (size_t i = 0; i < m->nreplaced; i++)
		replaces[m->replaced[i].by] = true;
	for (size_t i = 0; i < m->nentries; i++) {
		if (m->entries[i].overrides != NULL && !replaces[i])
			model_warning(m, m->entries[i].line,
			    "superfluous: overrides=\"%s\", but nothing in the list says this",
			    m->entries[i].overrides);
	}
}
