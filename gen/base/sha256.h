#ifndef GEN_SHA256_H
#define GEN_SHA256_H

#include <stddef.h>

/* SHA-256 (FIPS 180-4) of size bytes, as 64 hexadecimal digits and a NUL:
 * what sha256sum prints, so that anybody can check a digest. Our own because
 * it is the one thing that a crypto library would be needed for. */
void sha256_hex(const void *data, size_t size, char hex[65]);

#endif
