/*
 * bouncekeep: keeps the list true. It compares codes.xml with what others
 * publish and with what it was; only "update-iana" writes, and only to it.
 *
 * Exit status: 0 done, or no difference; 1 check-iana or check-rfcs found
 * differences; 2 trouble.
 */
#include "gen/base/message.h"
#include "gen/base/printed.h"
#include "gen/list/check_words.h"
#include "gen/list/derive.h"
#include "gen/list/load.h"
#include "gen/upkeep/changes.h"
#include "gen/upkeep/drift_put.h"
#include "gen/upkeep/registry.h"
#include "gen/upkeep/rfc_put.h"
#include "gen/upkeep/stale.h"
#include "gen/upkeep/update.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static int check_iana(int argc, char **argv);
static int update_iana(int argc, char **argv);
static int check_rfcs(int argc, char **argv);
static int stale(int argc, char **argv);
static int diff(int argc, char **argv);

static const struct task {
	const char *name, *arguments, *what;
	int (*run)(int argc, char **argv); /* arguments behind the name */
	int least, most;
} tasks[] = {
	{ "check-iana", "codes.xml REGISTRY [json]",
	    "how the list differs from IANA's registry, XML or CSV", check_iana,
	    2, 3 },
	{ "update-iana", "codes.xml REGISTRY",
	    "write skeletons of new codes into the list", update_iana, 2, 2 },
	{ "check-rfcs", "codes.xml INDEX [json] [DOCUMENT...]",
	    "what became of RFCs that the list and documents name", check_rfcs,
	    2, 1000 },
	{ "stale", "codes.xml MONTHS [YYYY-MM]",
	    "what was not compared with its source for so long", stale, 2, 3 },
	{ "diff", "old-codes.xml codes.xml",
	    "which answers changed, for CHANGELOG.md", diff, 2, 2 },
};

static int
usage(void)
{
	for (size_t i = 0; i < sizeof tasks / sizeof *tasks; i++)
		fprintf(stderr, "%s bouncekeep %s %s\n%25s%s\n",
		    i ? "      " : "usage:", tasks[i].name, tasks[i].arguments,
		    "", tasks[i].what);
	return 2;
}

/* What others wrote is told to a terminal as it may be; for programs it stays as it is. */
static void
tell(struct printed *told)
{
	fputs(make_shown(printed_end(told)), stdout);
}

/* Output that did not get through is trouble, whatever was found. */
static int
finished(int status)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	complain("cannot write the output");
	return 2;
}

/* A skeleton is no mistake here, so that the list may be compared while it is
 * worked on: the rules of check.c are not asked. */
static bool
load_drift(struct model *m, struct registry *r, char **argv)
{
	return load(m, argv[0], NULL) && registry_read(r, argv[1]);
}

static int
check_iana(int argc, char **argv)
{
	static struct model m;
	static struct registry r;
	static struct drift d;
	struct printed told;

	if (argc == 3 && strcmp(argv[2], "json") != 0)
		return usage();
	if (!load_drift(&m, &r, argv))
		return 2;
	d = drift_of(&m, &r);
	if (argc == 3) {
		put_drift_json(&d, stdout);
	} else {
		printed_begin(&told);
		put_drift(&d, told.out);
		tell(&told);
	}
	return finished(d.n > 0 ? 1 : 0);
}

static int
update_iana(int argc, char **argv)
{
	static struct model m;
	static struct registry r;
	static struct drift d;
	struct printed told;
	bool good;

	(void)argc;
	if (!load_drift(&m, &r, argv))
		return 2;
	d = drift_of(&m, &r);
	printed_begin(&told);
	good = update_list(&d, told.out);
	if (good)
		tell(&told);
	else
		printed_end(&told);
	return finished(good ? 0 : 2);
}

static int
check_rfcs(int argc, char **argv)
{
	static struct model m;
	static struct rfc_index index;
	static struct names names;
	struct rfc_drift d;
	struct printed told;
	bool json = argc > 2 && strcmp(argv[2], "json") == 0;

	if (!load(&m, argv[0], NULL) || !rfc_index_read(&index, argv[1]))
		return 2;
	names_of_list(&names, &m);
	for (int i = json ? 3 : 2; i < argc; i++)
		if (!names_of_document(&names, argv[i]))
			return 2;
	d = rfc_drift_of(&m, &index, &names);
	if (json) {
		put_rfc_drift_json(&d, stdout);
	} else {
		printed_begin(&told);
		put_rfc_drift(&d, told.out);
		tell(&told);
	}
	return finished(d.n > 0 ? 1 : 0);
}

static int
unexpected(const char *argument, const char *expected)
{
	complain("\"%s\": expected %s", argument, expected);
	return 2;
}

static bool
is_month(const char *s)
{
	return strlen(s) == 7 && strspn(s, "0123456789") == 4 && s[4] == '-' &&
	    strspn(s + 5, "0123456789") == 2 && strcmp(s + 5, "01") >= 0 &&
	    strcmp(s + 5, "12") <= 0;
}

static const char *
this_month(void)
{
	static char text[sizeof "2026-11"];
	time_t now = time(NULL);

	strftime(text, sizeof text, "%Y-%m", gmtime(&now));
	return text;
}

static int
stale(int argc, char **argv)
{
	static struct model m;
	struct printed told;
	char *end;
	unsigned long months = strtoul(argv[1], &end, 10);
	const char *now = argc == 3 ? argv[2] : this_month();

	if (*end != '\0' || end == argv[1] || months > 12000)
		return unexpected(argv[1], "a number of months");
	if (!is_month(now))
		return unexpected(now, "a month such as 2026-11");
	if (!load(&m, argv[0], NULL))
		return 2;
	resolve(&m);
	if (*m.errors > 0)
		return 2;
	printed_begin(&told);
	put_stale(&m, now, (unsigned)months, told.out);
	tell(&told);
	return finished(0);
}

static bool
load_rows(struct model *m, const char *file)
{
	if (!load(m, file, NULL))
		return false;
	resolve(m);
	/* Old lists have to fit together, but not to today's rules. */
	for (size_t i = 0; i < m->nentries; i++)
		if (m->entries[i].category == NULL)
			model_error(m, m->entries[i].line,
			    "\"%s\" has no category", m->entries[i].code);
	check_judging_words(m);
	if (*m->errors == 0)
		derive(m);
	return *m->errors == 0;
}

static int
diff(int argc, char **argv)
{
	static struct model old, new;
	struct printed told;

	(void)argc;
	if (!load_rows(&old, argv[0]) || !load_rows(&new, argv[1]))
		return 2;
	printed_begin(&told);
	put_changes(&old, &new, told.out);
	tell(&told);
	return finished(0);
}

int
main(int argc, char **argv)
{
	set_program("bouncekeep", 2);
	for (size_t i = 0; argc > 1 && i < sizeof tasks / sizeof *tasks; i++)
		if (strcmp(argv[1], tasks[i].name) == 0) {
			if (argc - 2 < tasks[i].least || argc - 2 > tasks[i].most)
				break;
			return tasks[i].run(argc - 2, argv + 2);
		}
	return usage();
}
