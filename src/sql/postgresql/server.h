/* What the server declares, which has to come before all else. */
#ifndef POSTGRESQL_SERVER_H
#define POSTGRESQL_SERVER_H

#include <postgres.h>

#include <fmgr.h>

#endif
