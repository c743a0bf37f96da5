/* What the notifications of mail platforms look like. */
#ifndef BC_PLATFORMS_H
#define BC_PLATFORMS_H

#include "base/linkage.h"
#include "bouncecode.h"

/* Objects and lists that something is read in, by their names. */
enum bc_place {
	BC_PLACE_OTHER,
	BC_PLACE_EVENT, /* the outermost object */
	BC_PLACE_BOUNCE,
	BC_PLACE_CONTENT,
	BC_PLACE_DATA,
	BC_PLACE_DELAY,
	BC_PLACE_DELIVERY,
	BC_PLACE_DIAGNOSTICS,
	BC_PLACE_ENVELOPE,
	BC_PLACE_HEADERS,
	BC_PLACE_MAIL,
	BC_PLACE_MESSAGE_EVENT,
	BC_PLACE_PEER,
	BC_PLACE_RECIPIENT,
	BC_PLACE_RECIPIENTS,
	BC_PLACE_RESPONSE,
	BC_PLACE_STATUS,
	BC_PLACE_TO
};

enum { BC_PLATFORMS = BOUNCECODE_PLATFORM_KUMOMTA + 1 };

#ifndef BOUNCECODE_NO_EVENTS

BC_DATA enum bc_place bc_place_of(const char *name, size_t length);

/* What a member says. */
enum bc_said {
	BC_SAID_NOTHING,
	BC_SAID_EVENT,      /* what happened: one of the platform's words */
	BC_SAID_MORE,       /* that more closely, if it is one of its words */
	BC_SAID_VERDICT,    /* how the platform classes that */
	BC_SAID_DETAIL,     /* the same, more closely */
	BC_SAID_RECIPIENT,
	BC_SAID_DIAGNOSTIC, /* the reply, or the reason that is given */
	BC_SAID_REASON,     /* the same in other words, if nothing explains that */
	BC_SAID_REPLY,      /* a reply code that stands apart */
	BC_SAID_ENHANCED,   /* an enhanced one */
	BC_SAID_CODES,      /* the object that has both */
	BC_SAID_SENDER,
	BC_SAID_MESSAGE,    /* the platform's identifier of it */
	BC_SAID_TIME,
	BC_SAID_OTHER_TIME, /* one that is less exact */
	BC_SAID_HOST,
	BC_SAID_FIELDS
};

/* Where a notification stands as a string in that of another service. */
BC_DATA int bc_wraps_event(enum bc_place place, const char *name, size_t length);

/* The next thing that a member says in a platform's notifications, from *row on,
 * which begins with the platform's first; BC_SAID_NOTHING behind the last. */
BC_DATA unsigned bc_first_row(unsigned platform);
BC_DATA enum bc_said bc_said_by(unsigned platform, enum bc_place place,
    const char *name, size_t length, unsigned *row);

/* By which of their members notifications are known: add what this one shows
 * to what is known of each platform. */
BC_DATA void bc_note_member(unsigned char known[BC_PLATFORMS],
    enum bc_place place, const char *name, size_t length);

/* The platform of which all is known; 0 where there is none. */
BC_DATA unsigned bc_known_platform(const unsigned char known[BC_PLATFORMS]);

/* What an event's word says of the message: an outcome, 0 if nothing is to be
 * reported of it, -1 if it is none of the platform's words. */
BC_DATA int bc_outcome_of_event(unsigned platform, enum bc_said said,
    const char *word, size_t length);

#endif

#endif
