/* The rules of lines to learn from. */
#ifndef GEN_CHECK_LINES_H
#define GEN_CHECK_LINES_H

#include "gen/list/model.h"

void check_lines(struct model *m);

#endif
