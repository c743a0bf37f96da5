/* What the command does, a function for each mode. Each returns an exit
 * status. */
#ifndef CLI_MODES_H
#define CLI_MODES_H

#include "cli/options.h"
#include "cli/output/terminal.h"
#include "cli/suppress/suppression.h"

int query_run(const struct options *o, const struct terminal *t);
int list_run(const struct options *o, const struct terminal *t);
int search_run(const struct options *o, const struct terminal *t);
int compare_run(const struct options *o, const struct terminal *t);
int suggest_run(const struct options *o, const struct terminal *t);
int scan_run(const struct options *o, const struct terminal *t);
int pipe_run(const struct options *o, const struct terminal *t);
int summary_run(const struct options *o, const struct terminal *t);
int merge_run(const struct options *o, const struct terminal *t);
/* mail.c in the command, which starts bouncecode-mail for it; mail/run.c in
 * that. */
int mail_run(const struct options *o, const struct terminal *t);
/* Is there what mail_run() needs? */
bool mail_can_run(const struct options *o);
int suppress_run(const struct options *o, const struct terminal *t);
int lines_run(const struct options *o, const struct terminal *t);
void help_put(void);

/* suppress_files.c: what --suppress reads of logs, also with --mail. Returns false after a
 * message. */
void suppress_begin(const struct options *o, struct suppression *s);
bool suppress_read_logs(const struct options *o, struct suppression *s,
    char *const *files, size_t n);
/* Is an operand certainly mail? Its first bytes tell, which are given back. */
enum { OPERAND_BYTES = 64 * 1024 };
enum operand { OPERAND_UNKNOWN, OPERAND_MAIL };
enum operand suppress_operand(const char *name, char bytes[OPERAND_BYTES],
    size_t *length);

/* search.c: answer for words; NOTHING says nothing. */
int search_words(const struct options *o, const struct terminal *t,
    const char *words, size_t length);

#endif
