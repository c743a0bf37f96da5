/*
 * The style and the script are in each page, so that it needs no other file. The
 * policy has their hashes (CSP level 3, section 2.3.1), and lets nothing else run. What
 * audits a page reads robots.txt by it; the script, which is known, reads nothing.
 */
#include "gen/site/policy.h"
#include "gen/base/memory.h"
#include "gen/base/sha256.h"

#include <stdlib.h>
#include <string.h>

#include "site_script.gen.h"
#include "site_style.gen.h"

const char *const site_style = site_style_text;
const char *const site_script = site_script_text;

/* RFC 4648 section 4: 32 bytes are 43 digits and a filler. */
static const char *
base64_of_hex(const char *hex)
{
	static const char digits[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	char *text = xcalloc(45, 1), *p = text;

	for (size_t i = 0; i < 64; i += 3) {
		char three[4] = "000";
		unsigned long n;

		memcpy(three, hex + i, i + 3 > 64 ? 64 - i : 3);
		n = strtoul(three, NULL, 16);
		*p++ = digits[n >> 6];
		if (p - text < 43)
			*p++ = digits[n & 63];
	}
	*p = '=';
	return text;
}

static const char *
hash_of(const char *text)
{
	char *element = xprintf("\n%s", text), hex[65];

	sha256_hex(element, strlen(element), hex);
	return base64_of_hex(hex);
}

const char *
site_policy(void)
{
	return xprintf("default-src 'none'; script-src 'sha256-%s'; style-src 'sha256-%s'; "
	    "img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'",
	    hash_of(site_script), hash_of(site_style));
}
