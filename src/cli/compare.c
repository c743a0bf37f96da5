#include "cli/modes.h"
int compare_run(const struct options *o, const struct terminal *t) { (void)o; (void)t; return 0; }
