/* Two threads with a connection of their own each ask the extension the same again and
 * again. Prints "the same" where all answers of both are. */
#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TIMES = 200, ANSWER_SIZE = 65536 };

static const char *extension, *query;

struct thread {
	pthread_t id;
	char first[ANSWER_SIZE];
};

static void
must(int holds, sqlite3 *db)
{
	if (holds)
		return;
	printf("%s\n", sqlite3_errmsg(db));
	exit(1);
}

static void
ask(sqlite3 *db, char *answer)
{
	sqlite3_stmt *statement;

	must(sqlite3_prepare_v2(db, query, -1, &statement, NULL) == SQLITE_OK, db);
	must(sqlite3_step(statement) == SQLITE_ROW, db);
	snprintf(answer, ANSWER_SIZE, "%s", (const char *)sqlite3_column_text(statement, 0));
	sqlite3_finalize(statement);
}

/* Connections come and go as well. */
static void *
run(void *thread)
{
	struct thread *t = thread;
	char *answer = malloc(ANSWER_SIZE);

	for (int i = 0; i < TIMES; i++) {
		sqlite3 *db;

		must(sqlite3_open(":memory:", &db) == SQLITE_OK, db);
		sqlite3_enable_load_extension(db, 1);
		must(sqlite3_load_extension(db, extension, NULL, NULL) == SQLITE_OK, db);
		ask(db, i == 0 ? t->first : answer);
		must(i == 0 || strcmp(t->first, answer) == 0, db);
		sqlite3_close(db);
	}
	free(answer);
	return NULL;
}

int
main(int argc, char **argv)
{
	static struct thread threads[2];

	if (argc != 3)
		return 2;
	extension = argv[1];
	query = sqlite3_mprintf("select json_array(bouncecode_summary(bouncecode(file, 'title') || line), count(*), "
	    "group_concat(recipient || bouncecode_category(reply)), (select group_concat(code) from bouncecode_codes), "
	    "(select group_concat(title) from bouncecode_search('full', 9))) from bouncecode_scan(%Q)", argv[2]);
	for (int i = 0; i < 2; i++)
		pthread_create(&threads[i].id, NULL, run, &threads[i]);
	for (int i = 0; i < 2; i++)
		pthread_join(threads[i].id, NULL);
	puts(strcmp(threads[0].first, threads[1].first) == 0 && strlen(threads[0].first) > 1000 ? "the same" : "not the same");
	return 0;
}
