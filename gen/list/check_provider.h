/* The rules of who sends a text. */
#ifndef GEN_CHECK_PROVIDER_H
#define GEN_CHECK_PROVIDER_H

#include "gen/list/model.h"

void check_providers(struct model *m);

#endif
