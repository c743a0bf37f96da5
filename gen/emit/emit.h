/*
 * The outputs, one file each. An emitter only reads the model and prints; it
 * knows no XML and no other emitter. main.c holds the table of them.
 */
#ifndef GEN_EMIT_H
#define GEN_EMIT_H

#include <stdio.h>

#include "gen/list/model.h"

void emit_keys(const struct model *m, FILE *out);
void emit_patterns(const struct model *m, FILE *out);
void emit_index(const struct model *m, FILE *out);
void emit_tables(const struct model *m, FILE *out);
void emit_documents(const struct model *m, FILE *out);
void emit_test(const struct model *m, FILE *out);
void emit_markdown(const struct model *m, FILE *out);
void emit_html(const struct model *m, FILE *out);
void emit_json(const struct model *m, FILE *out);
void emit_csv(const struct model *m, FILE *out);
void emit_header(const struct model *m, FILE *out);
void emit_bash(const struct model *m, FILE *out);
void emit_zsh(const struct model *m, FILE *out);
void emit_fish(const struct model *m, FILE *out);

#endif
