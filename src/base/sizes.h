/* What the parts of an address may have in bytes (RFC 5321 section 4.5.3.1). */
#ifndef BC_SIZES_H
#define BC_SIZES_H

enum { BC_DOMAIN_MAX = 255, BC_ADDRESS_MAX = 64 + 1 + BC_DOMAIN_MAX };

#endif
