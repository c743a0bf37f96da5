/* The test vectors of FIPS 180-4 (NIST's examples) and the lengths around
 * the end of a block, where the padding changes. */
#include "gen/base/sha256.h"
#include "tap.h"

static const struct {
	const char *what, *text, *digest;
} cases[] = {
	{ "nothing", "",
	    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
	{ "three bytes", "abc",
	    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
	{ "56 bytes", "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
	    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
	{ "55 bytes", "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnop",
	    "aa353e009edbaebfc6e494c8d847696896cb8b398e0173a4b5c1b636292d87c7" },
};

int
main(void)
{
	static char million[1000000];
	char hex[65];

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		sha256_hex(cases[i].text, strlen(cases[i].text), hex);
		ok(same(hex, cases[i].digest), "%s", cases[i].what);
	}
	memset(million, 'a', sizeof million);
	sha256_hex(million, sizeof million, hex);
	ok(same(hex,
	       "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
	    "a million bytes");
	return done();
}
