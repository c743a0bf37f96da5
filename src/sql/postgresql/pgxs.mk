# The extension, by PostgreSQL's own rules. The Makefile of the project copies this file
# to where it is built, beside the scripts, and says where the rest is: TOP, LIBRARY.
MODULE_big   = bouncecode
EXTENSION    = bouncecode
DATA         = $(wildcard bouncecode--*.sql)
OBJS         = $(patsubst $(TOP)/src/%.c,object/%.o, \
                 $(wildcard $(TOP)/src/sql/postgresql/*.c $(TOP)/src/summary/*.c))
PG_CPPFLAGS  = -I$(TOP)/src
# Whatever the flags are that the project is built with.
PG_CFLAGS    = -fno-strict-aliasing -fwrapv -Wno-declaration-after-statement $(PROJECT_CFLAGS)
SHLIB_LINK   = $(LIBRARY)
# All other names are its own: the server has some of the same.
SHLIB_EXPORTS = exports.txt

PGXS        := $(shell $(PG_CONFIG) --pgxs)
include $(PGXS)

object/%.o: $(TOP)/src/%.c pgxs.mk
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(CPPFLAGS) -MMD -MP -c -o $@ $<

bouncecode$(DLSUFFIX): $(LIBRARY) exports.list

-include $(wildcard object/*/*.d object/*/*/*.d)
