/* Which RFCs have to be read when they are new. */
#ifndef GEN_UPKEEP_RFC_TOPIC_H
#define GEN_UPKEEP_RFC_TOPIC_H

#include <stdbool.h>

/* Does a title, or a keyword, speak of replies of SMTP, of status codes or of what
 * is told of a delivery? */
bool is_topical(const char *s);

#endif
