/* Answers for people. */
#ifndef CLI_TEXT_H
#define CLI_TEXT_H

#include "cli/output/record.h"
#include "cli/output/terminal.h"

/* The whole answer: what it is, the verdict, what it means, why it usually
 * happens, what to do, where that is written. */
void text_put(const struct terminal *t, const struct view *v,
    const struct record *r);
/* The same, and below it the text that was asked about, where there is more of it than
 * the code. */
void text_put_with_evidence(const struct terminal *t, const struct view *v,
    const struct record *r, const char *text, size_t length);
/* A line with a label before it; in a narrow terminal below it. */
void text_put_label(const struct terminal *t, const char *label, const char *s);
/* How final it is, in color; and does its entry mean more than its category says? */
enum style text_bounce_style(const struct bouncecode_answer *a);
bool text_says_more(const struct bouncecode_answer *a);
/* No answer, but what is wanted for one: the text is only a headline. */
void text_put_headline(const struct terminal *t, const struct record *r);
/* text_lines.c. What a search found: code, title and category, and a line of meaning, with
 * the words that were asked for emphasised. */
void text_put_hit(const struct terminal *t, const struct view *v,
    const struct record *r, const char *words, size_t length);
/* A line of a log: its file, where there are several, and its time, the answer in
 * one line, whom it was for and who answered. */
void text_put_report(const struct terminal *t, const struct record *r,
    bool of_several);
/* What an e-mail reports: the same, cut at the width of the terminal; in a
 * narrow one two lines. */
void text_put_mail(const struct terminal *t, const struct record *r);
/* The answer in one line, for --lines and --list. */
void text_put_line(const struct terminal *t, const struct record *r);

#endif
