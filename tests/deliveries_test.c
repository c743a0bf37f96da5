/*
 * When mailboxes were delivered to for the last time: exact while there is room for
 * all, and for those that failed before in any case. Of the others a delivery counts
 * that may have been theirs.
 */
#include "cli/suppress/deliveries.h"

#include "random.h"
#include "tap.h"

#include <unistd.h>

enum { MAILBOXES = 5000, ROOM = 1000, MANY = 200000 };

static const struct hash_key key = { { 1, 2 } };

static uint64_t
mailbox(unsigned i)
{
	char address[40];

	snprintf(address, sizeof address, "User%u@example.net", i);
	return deliveries_mailbox(&key, address, strlen(address));
}

static void
deliver(struct deliveries *d, unsigned i, int64_t at, bool is_open)
{
	deliveries_add(d, mailbox(i), &(struct moment){ .at = at, .is_open = is_open });
}

/* All have several deliveries, in any order; some are watched from the beginning. */
static void
fill(struct deliveries *d, int64_t last[MAILBOXES], size_t max)
{
	deliveries_begin(d, max);
	for (unsigned i = 0; i < MAILBOXES; i += 7)
		deliveries_watch(d, mailbox(i));
	for (unsigned n = 0; n < 4 * MAILBOXES; n++) {
		unsigned i = n < MAILBOXES ? n : (unsigned)(next_random() % MAILBOXES);
		int64_t at = 1 + (int64_t)(next_random() % 1000000);

		deliver(d, i, at, false);
		if (at > last[i])
			last[i] = at;
	}
}

static void
test_exact(void)
{
	static int64_t last[MAILBOXES];
	struct deliveries d;
	size_t wrong = 0;

	fill(&d, last, MAILBOXES);
	for (unsigned i = 0; i < MAILBOXES; i++)
		wrong += deliveries_last(&d, mailbox(i)) != last[i];
	ok(wrong == 0, "with room for all each has its own time");
	deliveries_watch(&d, mailbox(MAILBOXES));
	ok(deliveries_last(&d, mailbox(MAILBOXES)) == 0, "one that was never seen has none");
	deliveries_end(&d);
}

static void
test_bound(void)
{
	static int64_t last[MAILBOXES];
	struct deliveries d;
	size_t wrong = 0, less = 0, unknown = 0, nslots;

	fill(&d, last, ROOM);
	nslots = d.nslots;
	for (unsigned i = 0; i < MAILBOXES; i += 7)
		wrong += deliveries_last(&d, mailbox(i)) != last[i];
	ok(wrong == 0, "those that are watched have it without room as well");
	ok(nslots <= 4096, "there are no more slots than there is room for");
	for (unsigned i = 0; i < MAILBOXES; i++) {
		deliveries_watch(&d, mailbox(i));
		less += deliveries_last(&d, mailbox(i)) < last[i];
		unknown += deliveries_last(&d, mailbox(i)) > last[i];
	}
	ok(less == 0, "of the others none is forgotten");
	ok(unknown > MAILBOXES / 2 && unknown < MAILBOXES - ROOM, "though the time of many is that of others");
	deliver(&d, MAILBOXES - 1, 2000000, false);
	ok(deliveries_last(&d, mailbox(MAILBOXES - 1)) == 2000000, "from then on it is known again");
	deliveries_end(&d);
}

static void
test_years(void)
{
	struct deliveries d;
	struct clock c;
	char time[] = "Nov 20 10:00:00";
	struct moment m;

	clock_begin(&c, INT64_C(20261128000000));
	clock_begin_file(&c);
	m = clock_read(&c, time, sizeof time - 1);
	ok(m.is_open, "a time without a year is a guess");
	deliveries_begin(&d, ROOM);
	deliveries_watch(&d, mailbox(1));
	deliver(&d, 1, 7, false);
	deliveries_add(&d, mailbox(1), &m);
	ok(deliveries_last(&d, mailbox(1)) == 7, "which does not count yet");
	clock_pass(&c, "Feb  3 10:00:00", sizeof time - 1);
	ok(clock_seconds(clock_read(&c, "", 0).at) == clock_seconds(m.at),
	    "a line without a time has that of the last line that is of concern");
	clock_end_file(&c);
	deliveries_settle(&d, &c);
	/* Nov 20 2025 */
	ok(clock_seconds(deliveries_last(&d, mailbox(1))) == INT64_C(1763632800),
	    "but once its file has ended: that was in the year before");
	deliveries_end(&d);
}

/* A file of so many deliveries to anybody, of this year or of one before. */
static void
read_file(struct deliveries *d, int64_t last[MANY], unsigned n)
{
	const struct clock c = { .years = -(int)(next_random() % 3) };

	while (n-- > 0) {
		unsigned i = (unsigned)(next_random() % MANY);
		int64_t at = (int64_t)(1700000000 + next_random() % 100000000) << 30;

		deliver(d, i, at, true);
		at = clock_settled(&c, at);
		if (at > last[i])
			last[i] = at;
	}
	deliveries_settle(d, &c);
}

/* Fewer and more than are listed, while the table grows. */
static void
test_files(void)
{
	static const unsigned sizes[] = { 1, 5000, 65536, 3, 65537, 300000, 100 };
	static int64_t last[MANY];
	struct deliveries d;
	size_t wrong = 0;

	deliveries_begin(&d, MANY);
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		read_file(&d, last, sizes[i]);
	for (unsigned i = 0; i < MANY; i++)
		wrong += deliveries_last(&d, mailbox(i)) != last[i];
	ok(wrong == 0, "each file has years of its own, whatever its size");
	for (unsigned i = 0; i < 500000; i++)
		read_file(&d, last, 1);
	for (unsigned i = 0; i < MANY; i++)
		wrong += deliveries_last(&d, mailbox(i)) != last[i];
	ok(wrong == 0, "however many they are");
	deliveries_end(&d);
}

static void
test_others(void)
{
	const struct clock c = { .years = -1 };
	const int64_t at = INT64_C(1763632800) << 30;
	struct deliveries d;

	deliveries_begin(&d, 0);
	deliver(&d, 1, at, true);
	deliveries_watch(&d, mailbox(2));
	deliveries_settle(&d, &c);
	deliveries_watch(&d, mailbox(3));
	ok(deliveries_last(&d, mailbox(2)) == clock_settled(&c, at) &&
		deliveries_last(&d, mailbox(3)) == clock_settled(&c, at),
	    "so have those that were taken together, watched before its end or behind it");
	deliveries_end(&d);
}

int
main(void)
{
	/* What visits all of them for each file would take for ever. */
	alarm(60);
	ok(deliveries_mailbox(&key, "Ann@Example.net", 15) ==
		deliveries_mailbox(&key, "ann@example.NET", 15), "no case counts");
	test_exact();
	test_bound();
	test_years();
	test_files();
	test_others();
	return done();
}
