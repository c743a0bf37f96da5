/* A key that nobody can guess who writes what is read. */
#ifndef CLI_SEED_H
#define CLI_SEED_H

#include "summary/hash.h"

struct hash_key seed_key(void);

#endif
