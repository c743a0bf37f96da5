/* What an entry of the list says: its key, title, texts and references. */
#include "list/list.h"

#include <string.h>

BOUNCECODE_API size_t
bouncecode_count(void)
{
	return bc_nentries;
}

BOUNCECODE_API const struct bouncecode_entry *
bouncecode_at(size_t i)
{
	return i < bc_nentries ? &bc_entries[i + 1] : NULL;
}

BOUNCECODE_API const char *
bouncecode_key(const struct bouncecode_entry *entry)
{
	return bc_name_at(entry->key);
}

BOUNCECODE_API const char *
bouncecode_title(const struct bouncecode_entry *entry)
{
	return bc_is_worded(entry) ? bc_prose_at(entry->title)
				   : bc_name_at(entry->title);
}

BOUNCECODE_API enum bouncecode_kind
bouncecode_kind_of(const struct bouncecode_entry *entry)
{
	unsigned kind = bc_kind_of(entry);

	return (enum bouncecode_kind)kind;
}

#define BC_TEXT_FIELD(field)                                           \
	BOUNCECODE_API const char *bouncecode_##field(                 \
	    const struct bouncecode_entry *entry)                      \
	{                                                              \
		const struct bc_text *text = bc_text_of(entry);        \
                                                                       \
		return text ? bc_prose_at(text->field) : NULL;         \
	}
BC_TEXT_FIELD(meaning)
BC_TEXT_FIELD(cause)
BC_TEXT_FIELD(advice)
BC_TEXT_FIELD(note)
BC_TEXT_FIELD(reason)
#undef BC_TEXT_FIELD

#ifndef BOUNCECODE_NO_EXPLAIN
BOUNCECODE_API const char *
bouncecode_headline(const struct bouncecode_answer *answer)
{
	return answer->headline ? bc_headline_at(answer->headline) : NULL;
}
#endif

BOUNCECODE_API int
bouncecode_reference_at(const struct bouncecode_entry *entry, size_t i,
    struct bouncecode_reference *reference)
{
	const struct bc_text *text = bc_text_of(entry);
	const struct bc_citation *r;

	if (text == NULL || i >= text->nreferences)
		return 0;
	r = bc_reference_at(text->reference + i);
	reference->name = bc_prose_at(r->name);
	reference->section = bc_prose_at(r->section);
	reference->url = bc_prose_at(r->url);
	memset(reference->reserved, 0, sizeof reference->reserved);
	return 1;
}
