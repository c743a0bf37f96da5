/* A code that is known beside the text that it is of. */
#include "text/text.h"

size_t
bc_write_beside(const struct bouncecode_code *code,
    char written[BOUNCECODE_WRITE_SIZE])
{
	struct bouncecode_code beside;

	if ((code->reply == 0 || code->reply_length > 0) &&
	    (code->class_digit == 0 || code->enhanced_length > 0))
		return 0;
	beside = *code;
	if (beside.reply_length > 0)
		beside.reply = 0;
	if (beside.enhanced_length > 0)
		beside.class_digit = 0;
	return bouncecode_write(&beside, written, BOUNCECODE_WRITE_SIZE);
}
