/* Any bytes as somebody's own entries beside those of the small list. */
#include "tests/fuzz/kept.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	unsigned which = take_byte(&data, &size);

	keep_file(LIST, project_file("tests/small/codes.xml"));
	keep_file(OVERLAY, copy_bytes(data, size));
	compile(OVERLAY, which);
	forget_kept();
	return 0;
}
