/* Records, and what is told beside them. */
#ifndef WEB_TOLD_H
#define WEB_TOLD_H

#include "cli/output/record.h"

/* What is told from now on replaces what was. */
void begin_told(void);
/* Print the record of an answer, and what is told of it. */
void put_answer(struct view *v, const struct record *r);

#endif
