/* An answer for people, as the command shows it. */
#include "node/exports.h"

#include "cli/output/stream.h"
#include "cli/output/text.h"

/* width: columns to wrap at, 0 for none. Nothing is told where nothing is known. */
EXPORT(size_t, show, (size_t length, unsigned width, int color, unsigned reader))
{
	struct terminal t = { .width = width, .color = color != 0 };
	struct view v = { .as = -1, .reader = (enum bouncecode_reader)reader };
	struct record r = { .file = NULL };
	const char *text = room(length);

	begin_telling();
	if (record_look_up(&r, text, length))
		text_put_with_evidence(&t, &v, &r, text, length);
	else if (r.answer.headline != 0)
		text_put_headline(&t, &r);
	return end_telling();
}
