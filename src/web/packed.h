/* Files that are packed: bytes come in as they are read, and text goes on to the log. */
#ifndef WEB_PACKED_H
#define WEB_PACKED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* No head, and no piece that is unpacked at once, is larger. */
enum { PACKED_ENOUGH = 70000 };

/* What has come and was not read yet. */
struct packed {
	unsigned char *bytes;
	size_t at, length, size;
	bool ended; /* no more will come */
	bool broken, complete;
	uint64_t digest, digests[256]; /* CRC of what was unpacked, of 32 or 64 bits */
};

extern struct packed packed;

/* The polynomials, the highest power last: RFC 1952 section 8, and ECMA-182. */
#define CRC_32 UINT32_C(0xedb88320)
#define CRC_64 UINT64_C(0xc96c5795d7870f42)

void packed_begin_digest(uint64_t polynomial);
/* The next byte; behind the end it is 0, and the file is broken. */
unsigned packed_byte(void);
/* Hand on what was unpacked. */
void packed_put(const unsigned char *text, size_t length);

/* logs.c */
void log_put(const unsigned char *text, size_t length);

/* Each unpacks as much as it can of what has come. */
void inflate_begin(void);
void inflate_run(void);
void xz_begin(void);
void xz_run(void);

#endif
