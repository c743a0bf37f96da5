/* Random bytes of the system; where it has none, the time and an address. */
#include "cli/input/seed.h"

#include <stdio.h>
#include <time.h>

struct hash_key
seed_key(void)
{
	FILE *random = fopen("/dev/urandom", "rb");
	struct hash_key key = { { 0, 0 } };
	struct timespec now;

	if (random != NULL) {
		setvbuf(random, NULL, _IONBF, 0);
		if (fread(&key, 1, sizeof key, random) != sizeof key)
			key = (struct hash_key){ { 0, 0 } };
		fclose(random);
	}
	clock_gettime(CLOCK_REALTIME, &now);
	key.halves[0] ^= (uint64_t)now.tv_sec << 32 ^ (uint64_t)now.tv_nsec;
	key.halves[1] ^= (uint64_t)(uintptr_t)&now;
	return key;
}
