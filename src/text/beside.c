/* A code that is known beside the text that it is of. */
#include "text/text.h"

size_t
bc_write_beside(const struct bouncecode_code *code,
    char written[BOUNCECODE_WRITE_SIZE])
{
	struct bouncecode_code beside = *code;

	if (beside.reply_length > 0)
		beside.reply = 0;
	if (beside.enhanced_length > 0)
		beside.class_digit = 0;
	return beside.reply + beside.class_digit > 0
	    ? bouncecode_write(&beside, written, BOUNCECODE_WRITE_SIZE)
	    : 0;
}
