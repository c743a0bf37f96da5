/* What other languages ask of the structs of the header. */
#include "bouncecode.h"

BOUNCECODE_API size_t
bouncecode_size_of(enum bouncecode_struct number)
{
	switch (number) {
	case BOUNCECODE_STRUCT_REFERENCE:
		return sizeof(struct bouncecode_reference);
	case BOUNCECODE_STRUCT_CODE:
		return sizeof(struct bouncecode_code);
	case BOUNCECODE_STRUCT_ANSWER:
		return sizeof(struct bouncecode_answer);
	case BOUNCECODE_STRUCT_MATCH:
		return sizeof(struct bouncecode_match);
#ifndef BOUNCECODE_NO_EXPLAIN
	case BOUNCECODE_STRUCT_REPLY:
		return sizeof(struct bouncecode_reply);
	case BOUNCECODE_STRUCT_DSN:
		return sizeof(struct bouncecode_dsn);
#endif
#ifndef BOUNCECODE_NO_SEARCH
	case BOUNCECODE_STRUCT_HIT:
		return sizeof(struct bouncecode_hit);
	case BOUNCECODE_STRUCT_SUGGESTION:
		return sizeof(struct bouncecode_suggestion);
#endif
#ifndef BOUNCECODE_NO_SCAN
	case BOUNCECODE_STRUCT_REPORT:
		return sizeof(struct bouncecode_report);
	case BOUNCECODE_STRUCT_SCAN:
		return sizeof(struct bouncecode_scan);
#endif
	default:
		return 0;
	}
}

BOUNCECODE_API unsigned
bouncecode_layout(void)
{
	return BOUNCECODE_LAYOUT;
}
