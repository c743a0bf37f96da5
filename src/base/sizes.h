/* Bounds of what several rooms have to agree on, in bytes. */
#ifndef BC_SIZES_H
#define BC_SIZES_H

/* RFC 5321 section 4.5.3.1 */
enum { BC_DOMAIN_MAX = 255, BC_ADDRESS_MAX = 64 + 1 + BC_DOMAIN_MAX };

/* What the members of a list of a record have as one string, with the NUL: the compiler
 * of the list refuses an entry with more references. */
enum { BC_LIST_SIZE = 4096 };

#endif
