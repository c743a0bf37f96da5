/* What a scan reported, kept to be compared with what another one does. */
#ifndef TESTS_FUZZ_REPORTS_H
#define TESTS_FUZZ_REPORTS_H

#include "tests/fuzz/variant.h"

enum { REPORT_SPANS = 8 };

/* A report with the text that it is about, which a scan has only for a moment. */
struct kept_report {
	struct bouncecode_report report;
	struct bytes text;
};

struct kept_reports {
	struct kept_report *list;
	size_t n, room;
};

/* Takes a copy; struct kept_reports as what a reader of logs calls with each report. */
void keep_report(void *reports, const struct bouncecode_report *r);
void forget_reports(struct kept_reports *reports);

void report_spans(const struct bouncecode_report *r, struct bouncecode_span spans[REPORT_SPANS]);
/* Do all that it tells lie in its line, and that in what was fed? */
void require_sound_report(const struct bouncecode_report *r);
void require_same_reports(const struct kept_reports *a, const struct kept_reports *b);

#endif
