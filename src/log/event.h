/* Notifications of mail platforms: events in JSON. */
#ifndef BC_EVENT_H
#define BC_EVENT_H

#include "log/line.h"

/* Where events follow each other: on lines, or in a list. */
enum { BC_IN_NO_ROW, BC_IN_LINES, BC_IN_LIST };

enum bc_found {
	BC_NO_EVENT,
	BC_FOREIGN_OBJECT, /* an object of JSON that is no event */
	BC_FOUND_EVENT,
	BC_UNFINISHED_EVENT
};

/* Is there an event in the object that begins at an offset of the buffer? It is
 * unfinished where it does not end in the buffer and more is to come: then the
 * same is asked again with a buffer that begins with it. */
BC_DATA enum bc_found bc_find_event(struct bouncecode_scan *scan, size_t at);

/* What the event that was found says of its next recipient; 0 behind the last. A
 * part that several recipients share is the same for each: *shares says so. */
BC_DATA int bc_next_recipient(
    struct bouncecode_event *e, struct bc_line *line, int *shares);

#endif
