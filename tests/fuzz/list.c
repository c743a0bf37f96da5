/* Any bytes as a list of codes, and what the compiler makes of it. */
#include "tests/fuzz/kept.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	unsigned which = take_byte(&data, &size);

	keep_file(LIST, copy_bytes(data, size));
	compile(NULL, which);
	forget_kept();
	return 0;
}
