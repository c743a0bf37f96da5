/* What a field of a record holds. */
#ifndef BC_VALUE_H
#define BC_VALUE_H

#include "bouncecode.h"

#include <stddef.h>
#include <stdint.h>

/* A named value, as it is handed to what prints it. A literal is printed as it is,
 * in every format; one that is empty, and an empty string or NULL, are no value. */
enum bc_cell_type { BC_CELL_STRING, BC_CELL_NUMBER, BC_CELL_LITERAL };

struct bc_cell {
	const char *name;
	enum bc_cell_type type;
	const char *text;
	uint64_t number;
};

/* A list has members of some cells each, whose first one has no name where it
 * is the only one. As one text, a member is its first cells with a joint. */
enum { BC_MEMBER_CELLS = 3 };

/* How many cells the i-th member has; 0 where there is none. */
typedef size_t bc_list_member(const struct bouncecode_answer *a, size_t i,
    struct bc_cell cells[BC_MEMBER_CELLS]);

struct bc_list {
	bc_list_member *member;
	size_t njoined;
	const char *joint;
};

/* A field has a value of one of these types, or none. A string may stand in the
 * buffer, which has room for an address of RFC 5321 section 4.5.3.1, 64 + 1 + 255
 * bytes. */
enum bc_type { BC_NO_VALUE, BC_NUMBER, BC_STRING, BC_TRUTH, BC_LIST };
enum { BC_VALUE_SIZE = 400 };

struct bc_value {
	enum bc_type type;
	uint64_t number;
	const char *string;
	struct bc_list list;
	char buffer[BC_VALUE_SIZE];
};

static inline struct bc_cell
bc_string_cell(const char *name, const char *text)
{
	struct bc_cell cell;

	cell.name = name;
	cell.type = BC_CELL_STRING;
	cell.text = text;
	cell.number = 0;
	return cell;
}

static inline struct bc_cell
bc_number_cell(const char *name, uint64_t number)
{
	struct bc_cell cell = bc_string_cell(name, NULL);

	cell.type = BC_CELL_NUMBER;
	cell.number = number;
	return cell;
}

static inline void
bc_set_string(struct bc_value *v, const char *s)
{
	v->type = s != NULL ? BC_STRING : BC_NO_VALUE;
	v->string = s;
}

static inline void
bc_set_number(struct bc_value *v, uint64_t n)
{
	v->type = BC_NUMBER;
	v->number = n;
}

static inline void
bc_set_truth(struct bc_value *v, int truth)
{
	v->type = BC_TRUTH;
	v->number = truth != 0;
}

static inline void
bc_set_list(struct bc_value *v, bc_list_member *member, size_t njoined, const char *joint)
{
	v->type = BC_LIST;
	v->list.member = member;
	v->list.njoined = njoined;
	v->list.joint = joint;
}

#endif
