/* Addresses, in fields and in running text. */
#ifndef MAIL_ADDRESS_H
#define MAIL_ADDRESS_H

#include "mail/mime.h"

/* An address in a text. */
struct address {
	const char *at;
	size_t length;
};

/* The first address from p on, before end; FALSE where there is none. */
gboolean address_find(const char *p, const char *end, struct address *found);

/* The same in a field, where a word is an address as a whole, whatever signs it
 * has. */
gboolean address_next(const char *p, const char *end, struct address *found);

/* The address of a field: "rfc822; <ann@example.com>", "utf-8; ...", or a name
 * and its address. NULL where it has none. */
const char *address_of_field(struct mime *m, const char *value);

/* All addresses of a field, to the end of a list of strings. */
void address_list(struct mime *m, const char *value, GPtrArray *list);

/* Do both have the same address? The domain's letters may be great or small, and
 * those of the local part as well, in practice. */
gboolean address_is(const char *address, const struct address *found);

/* What stands for "*" in a VERP address, with "=" for "@": the recipient, or
 * NULL. */
const char *address_of_verp(struct mime *m, const char *pattern, const char *address);

#endif
