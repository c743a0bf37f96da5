/* The numbers of the entries, by their names. */
#ifndef BC_NUMBERS_H
#define BC_NUMBERS_H

#include "bouncecode_entries.gen.h"

#endif
