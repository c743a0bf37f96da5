/*
 * The outputs, one emitter each, which the file "outputs" beside this one
 * names: an emitter that is not in it has no declaration, and does not compile.
 * An emitter only reads the model and prints; it knows no XML and no other
 * emitter.
 */
#ifndef GEN_EMIT_H
#define GEN_EMIT_H

#include <stdio.h>

#include "gen/list/model.h"

#define OUTPUT(name, what) void emit_##name(const struct model *m, FILE *out);
#include "outputs.gen.h"
#undef OUTPUT

#endif
