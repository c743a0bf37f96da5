/* A text without what differs from one message to the next. */
#ifndef SUMMARY_TEMPLATE_H
#define SUMMARY_TEMPLATE_H

#include <bouncecode.h>

enum { NORMAL_SIZE = 240 };

/* Replace addresses, hosts, IP addresses, identifiers and numbers by names
 * for them; the codes stay. Control bytes and what is no ASCII become blanks
 * or question marks. Returns the length; what is too long is cut. */
size_t normalise(const char *text, struct bouncecode_span status,
    const struct bouncecode_code *codes, char normal[NORMAL_SIZE]);

#endif
