/* Random bytes of the system; where it has none, the time and an address. */
#include "cli/input/seed.h"
#include "cli/system/system.h"

#include <time.h>

struct hash_key
seed_key(void)
{
	struct hash_key key = { { 0, 0 } };
	struct timespec now;

	if (!system_random(&key, sizeof key))
		key = (struct hash_key){ { 0, 0 } };
	clock_gettime(CLOCK_REALTIME, &now);
	key.halves[0] ^= (uint64_t)now.tv_sec << 32 ^ (uint64_t)now.tv_nsec;
	key.halves[1] ^= (uint64_t)(uintptr_t)&now;
	return key;
}
