/* A small and strict reader of JSON (RFC 8259), in UTF-8 without a BOM; the names of an
 * object are there once. What is not so ends the program. */
#ifndef TESTS_FUZZ_JSON_H
#define TESTS_FUZZ_JSON_H

#include "tests/fuzz/fuzz.h"

/* A value as it is written. */
struct json {
	const char *at;
	size_t length;
};

struct json_member {
	struct bytes name;
	struct json value;
};

enum { JSON_MEMBERS_MAX = 100 };

struct json_object {
	struct json_member members[JSON_MEMBERS_MAX];
	size_t n;
};

/* One value, with nothing but blanks around it. */
void require_json(const char *text, size_t length);
/* The same of an object, and its members. */
struct json_object json_object(const char *text, size_t length);
void json_forget(struct json_object *o);
/* What the string stands for. */
struct bytes json_string(struct json value);

#endif
