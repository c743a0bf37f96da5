/* The code that a text begins with: read, written, read again, and looked up in each
 * way that there is. */
#include "tests/fuzz/variant.h"

/* How a code reads that was written; a half for a whole class is left out. */
static void
check_written(const struct bouncecode_code *code)
{
	char text[BOUNCECODE_WRITE_SIZE], cut[BOUNCECODE_WRITE_SIZE];
	size_t length = bouncecode_write(code, text, sizeof text);
	struct bouncecode_code again;

	require(length < sizeof text && strlen(text) == length);
	require(bouncecode_write(code, NULL, 0) == length);
	for (size_t size = 1; size <= length; size++) {
		require(bouncecode_write(code, cut, size) == length);
		require(strlen(cut) == size - 1 && memcmp(cut, text, size - 1) == 0);
	}
	require(bouncecode_read(text, length, &again) == length);
	if (code->reply >= 100)
		require(again.reply == code->reply);
	if (again.class_digit != 0)
		require(again.class_digit == code->class_digit &&
		    again.subject == code->subject && again.detail == code->detail);
}

static void
check_entry(const struct bouncecode_entry *e)
{
	const char *key = bouncecode_key(e);
	struct bouncecode_answer a;

	require(key != NULL && bouncecode_title(e) != NULL);
	require(strlen(key) < BOUNCECODE_NAME_SIZE);
	require(bouncecode_find_text(key, strlen(key)) == e);
	bouncecode_answer_entry(e, &a);
	require(a.entry == e);
}

static void
check_code(struct bytes text, const struct bouncecode_code *code)
{
	const struct bouncecode_entry *e = bouncecode_find_text(text.at, text.length);
	struct bouncecode_answer a, b;
	bool is_exact = code->class_digit == 0 || code->detail <= 999;

	require(code->reply <= 999 && code->class_digit <= BOUNCECODE_ANY_CLASS);
	require(code->subject <= 999 || code->subject == BOUNCECODE_OPEN);
	require(code->detail <= 999 || code->detail == BOUNCECODE_OPEN);
	require(bouncecode_answer_code(code, &a) == (a.entry != NULL));
	require(bouncecode_lookup(text.at, text.length, &b) == 1 || b.entry == NULL);
	require_same_answer(&a, &b);
	if (e != NULL) {
		require(is_exact && a.entry == e);
		check_entry(e);
	}
	check_written(code);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct bytes text = copy_bytes(data, size);
	struct bytes upper = in_upper_case(text), lower = in_lower_case(text);
	struct bouncecode_code code, x, y;
	size_t n = bouncecode_read(text.at, text.length, &code);

	require(n <= text.length);
	require(n > 0 || (code.reply == 0 && code.class_digit == 0));
	require(lies_in(code.reply_offset, code.reply_length, n));
	require(lies_in(code.enhanced_offset, code.enhanced_length, n));
	require(bouncecode_read(upper.at, upper.length, &x) == n);
	require(bouncecode_read(lower.at, lower.length, &y) == n);
	require(memcmp(&x, &y, sizeof x) == 0 && memcmp(&x, &code, sizeof x) == 0);
	if (n > 0)
		check_code(text, &code);
	for (int v = BOUNCECODE_CATEGORIES; v <= BOUNCECODE_BLOCKLISTS; v++) {
		int number = bouncecode_number((enum bouncecode_vocabulary)v, text.at, text.length);

		require(number >= -1);
		require(number < 0 || bouncecode_name((enum bouncecode_vocabulary)v, (unsigned)number) != NULL);
	}
	if (size >= sizeof (uint32_t)) {
		uint32_t number;

		memcpy(&number, data, sizeof number);
		if (bouncecode_find(number) != NULL)
			check_entry(bouncecode_find(number));
	}
	free(lower.at);
	free(upper.at);
	free(text.at);
	return 0;
}
