/*
 * The notifications of mail platforms, as tables: the objects that their
 * members stand in, what each member says, and what their words for events mean.
 * A platform is one more name, some rows, and a case in tests/events/.
 */
#include "log/platforms.h"

#include "base/bytes.h"
#include "log/outcomes.h"

#ifndef BOUNCECODE_NO_EVENTS

enum { BC_PLACE_NAME = 20, BC_MEMBER_NAME = 22, BC_EVENT_WORD = 24 };

static const struct {
	char name[BC_PLACE_NAME];
	unsigned char place;
} bc_place_rows[] = {
	{ "event-data", BC_PLACE_EVENT }, /* Mailgun puts a signature beside it */
	{ "bounce", BC_PLACE_BOUNCE },
	{ "bouncedRecipients", BC_PLACE_RECIPIENTS },
	{ "data", BC_PLACE_DATA },
	{ "delayedRecipients", BC_PLACE_RECIPIENTS },
	{ "delivery", BC_PLACE_DELIVERY },
	{ "delivery-status", BC_PLACE_STATUS },
	{ "deliveryDelay", BC_PLACE_DELAY },
	{ "diagnosticCode", BC_PLACE_DIAGNOSTICS },
	{ "envelope", BC_PLACE_ENVELOPE },
	{ "gen_event", BC_PLACE_MESSAGE_EVENT },
	{ "headers", BC_PLACE_HEADERS },
	{ "mail", BC_PLACE_MAIL },
	{ "message_event", BC_PLACE_MESSAGE_EVENT },
	{ "peer_address", BC_PLACE_PEER },
	{ "recipient", BC_PLACE_RECIPIENT },
	{ "recipients", BC_PLACE_RECIPIENT },
	{ "relay_event", BC_PLACE_MESSAGE_EVENT },
	{ "response", BC_PLACE_RESPONSE },
	{ "to", BC_PLACE_TO }
};

/* By which members a platform is known: all bits of it must have been seen.
 * "event" and "type" alone show nobody's. */
static const struct {
	unsigned char platform, shows, place;
	char name[BC_MEMBER_NAME];
} bc_marks_of_platforms[] = {
	{ BOUNCECODE_PLATFORM_AMAZONSES, 1, BC_PLACE_EVENT, "notificationType" },
	{ BOUNCECODE_PLATFORM_AMAZONSES, 1, BC_PLACE_EVENT, "eventType" },
	{ BOUNCECODE_PLATFORM_AMAZONSES, 2, BC_PLACE_EVENT, "mail" },
	{ BOUNCECODE_PLATFORM_SENDGRID, 1, BC_PLACE_EVENT, "event" },
	{ BOUNCECODE_PLATFORM_SENDGRID, 2, BC_PLACE_EVENT, "sg_event_id" },
	{ BOUNCECODE_PLATFORM_SENDGRID, 2, BC_PLACE_EVENT, "sg_message_id" },
	{ BOUNCECODE_PLATFORM_POSTMARK, 1, BC_PLACE_EVENT, "RecordType" },
	{ BOUNCECODE_PLATFORM_POSTMARK, 2, BC_PLACE_EVENT, "MessageID" },
	{ BOUNCECODE_PLATFORM_MAILGUN, 1, BC_PLACE_EVENT, "event" },
	{ BOUNCECODE_PLATFORM_MAILGUN, 2, BC_PLACE_EVENT, "delivery-status" },
	{ BOUNCECODE_PLATFORM_MAILGUN, 2, BC_PLACE_EVENT, "event-data" },
	{ BOUNCECODE_PLATFORM_MAILGUN, 2, BC_PLACE_EVENT, "message-headers" },
	{ BOUNCECODE_PLATFORM_SPARKPOST, 1, BC_PLACE_EVENT, "msys" },
	{ BOUNCECODE_PLATFORM_MAILJET, 1, BC_PLACE_EVENT, "event" },
	{ BOUNCECODE_PLATFORM_MAILJET, 2, BC_PLACE_EVENT, "mj_campaign_id" },
	{ BOUNCECODE_PLATFORM_MAILJET, 2, BC_PLACE_EVENT, "mj_contact_id" },
	{ BOUNCECODE_PLATFORM_MAILJET, 2, BC_PLACE_EVENT, "Message_GUID" },
	{ BOUNCECODE_PLATFORM_BREVO, 1, BC_PLACE_EVENT, "event" },
	{ BOUNCECODE_PLATFORM_BREVO, 2, BC_PLACE_EVENT, "message-id" },
	{ BOUNCECODE_PLATFORM_BREVO, 4, BC_PLACE_EVENT, "ts_epoch" },
	{ BOUNCECODE_PLATFORM_BREVO, 4, BC_PLACE_EVENT, "ts_event" },
	{ BOUNCECODE_PLATFORM_RESEND, 1, BC_PLACE_EVENT, "type" },
	{ BOUNCECODE_PLATFORM_RESEND, 2, BC_PLACE_DATA, "email_id" },
	{ BOUNCECODE_PLATFORM_KUMOMTA, 1, BC_PLACE_EVENT, "type" },
	{ BOUNCECODE_PLATFORM_KUMOMTA, 2, BC_PLACE_EVENT, "bounce_classification" },
	{ BOUNCECODE_PLATFORM_KUMOMTA, 4, BC_PLACE_EVENT, "response" }
};

enum { BC_NMARKS = sizeof bc_marks_of_platforms / sizeof *bc_marks_of_platforms };

/* A member without a name is each one of a list; the rows of a platform stand
 * together. */
static const struct {
	unsigned char platform, place, said;
	char name[BC_MEMBER_NAME];
} bc_member_rows[] = {
#define BC_ROW(place, said, name) \
	{ BC_PLATFORM, BC_PLACE_##place, BC_SAID_##said, name }
/* https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html,
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html */
#define BC_PLATFORM BOUNCECODE_PLATFORM_AMAZONSES
	BC_ROW(EVENT, EVENT, "notificationType"),
	BC_ROW(EVENT, EVENT, "eventType"),
	BC_ROW(BOUNCE, VERDICT, "bounceType"),
	BC_ROW(BOUNCE, DETAIL, "bounceSubType"),
	BC_ROW(BOUNCE, TIME, "timestamp"),
	BC_ROW(DELAY, VERDICT, "delayType"),
	BC_ROW(DELAY, TIME, "timestamp"),
	BC_ROW(DELIVERY, DIAGNOSTIC, "smtpResponse"),
	BC_ROW(DELIVERY, TIME, "timestamp"),
	BC_ROW(RECIPIENT, RECIPIENT, ""),
	BC_ROW(RECIPIENTS, RECIPIENT, "emailAddress"),
	BC_ROW(RECIPIENTS, DIAGNOSTIC, "diagnosticCode"),
	BC_ROW(RECIPIENTS, ENHANCED, "status"),
	BC_ROW(MAIL, SENDER, "source"),
	BC_ROW(MAIL, MESSAGE, "messageId"),
	BC_ROW(MAIL, OTHER_TIME, "timestamp"),
#undef BC_PLATFORM
/* https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event */
#define BC_PLATFORM BOUNCECODE_PLATFORM_SENDGRID
	BC_ROW(EVENT, EVENT, "event"),
	BC_ROW(EVENT, MESSAGE, "sg_message_id"),
	BC_ROW(EVENT, VERDICT, "type"),
	BC_ROW(EVENT, DETAIL, "bounce_classification"),
	BC_ROW(EVENT, RECIPIENT, "email"),
	BC_ROW(EVENT, DIAGNOSTIC, "reason"),
	BC_ROW(EVENT, DIAGNOSTIC, "response"),
	BC_ROW(EVENT, ENHANCED, "status"),
	BC_ROW(EVENT, TIME, "timestamp"),
#undef BC_PLATFORM
/* https://postmarkapp.com/developer/webhooks/bounce-webhook */
#define BC_PLATFORM BOUNCECODE_PLATFORM_POSTMARK
	BC_ROW(EVENT, EVENT, "RecordType"),
	BC_ROW(EVENT, MESSAGE, "MessageID"),
	BC_ROW(EVENT, MORE, "Type"),
	BC_ROW(EVENT, VERDICT, "Type"),
	BC_ROW(EVENT, RECIPIENT, "Email"),
	BC_ROW(EVENT, RECIPIENT, "Recipient"),
	BC_ROW(EVENT, DIAGNOSTIC, "Details"),
	BC_ROW(EVENT, REASON, "Description"),
	BC_ROW(EVENT, SENDER, "From"),
	BC_ROW(EVENT, TIME, "BouncedAt"),
	BC_ROW(EVENT, TIME, "DeliveredAt"),
#undef BC_PLATFORM
/* https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/webhook-payloads;
 * what was sent before 2018, and events of the API, are one object */
#define BC_PLATFORM BOUNCECODE_PLATFORM_MAILGUN
	BC_ROW(EVENT, EVENT, "event"),
	BC_ROW(EVENT, MORE, "severity"),
	BC_ROW(EVENT, VERDICT, "severity"),
	BC_ROW(EVENT, DETAIL, "reason"),
	BC_ROW(EVENT, RECIPIENT, "recipient"),
	BC_ROW(EVENT, TIME, "timestamp"),
	BC_ROW(STATUS, DIAGNOSTIC, "message"),
	BC_ROW(STATUS, REASON, "description"),
	BC_ROW(STATUS, REPLY, "code"),
	BC_ROW(STATUS, ENHANCED, "enhanced-code"),
	BC_ROW(STATUS, HOST, "mx-host"),
	BC_ROW(ENVELOPE, SENDER, "sender"),
	BC_ROW(HEADERS, MESSAGE, "message-id"),
	BC_ROW(EVENT, DIAGNOSTIC, "error"),
	BC_ROW(EVENT, REASON, "description"),
	BC_ROW(EVENT, REPLY, "code"),
	BC_ROW(EVENT, MESSAGE, "Message-Id"),
#undef BC_PLATFORM
/* https://developers.sparkpost.com/api/webhooks/ */
#define BC_PLATFORM BOUNCECODE_PLATFORM_SPARKPOST
	BC_ROW(MESSAGE_EVENT, EVENT, "type"),
	BC_ROW(MESSAGE_EVENT, VERDICT, "bounce_class"),
	BC_ROW(MESSAGE_EVENT, RECIPIENT, "rcpt_to"),
	BC_ROW(MESSAGE_EVENT, DIAGNOSTIC, "raw_reason"),
	BC_ROW(MESSAGE_EVENT, REASON, "reason"),
	BC_ROW(MESSAGE_EVENT, REPLY, "error_code"),
	BC_ROW(MESSAGE_EVENT, SENDER, "msg_from"),
	BC_ROW(MESSAGE_EVENT, MESSAGE, "message_id"),
	BC_ROW(MESSAGE_EVENT, TIME, "timestamp"),
	BC_ROW(MESSAGE_EVENT, HOST, "ip_address"),
#undef BC_PLATFORM
/* https://dev.mailjet.com/email/guides/webhooks/ */
#define BC_PLATFORM BOUNCECODE_PLATFORM_MAILJET
	BC_ROW(EVENT, EVENT, "event"),
	BC_ROW(EVENT, VERDICT, "error_related_to"),
	BC_ROW(EVENT, DETAIL, "error"),
	BC_ROW(EVENT, MORE, "error"),
	BC_ROW(EVENT, RECIPIENT, "email"),
	BC_ROW(EVENT, DIAGNOSTIC, "comment"),
	BC_ROW(EVENT, DIAGNOSTIC, "smtp_reply"),
	BC_ROW(EVENT, REASON, "error"),
	BC_ROW(EVENT, MESSAGE, "MessageID"),
	BC_ROW(EVENT, TIME, "time"),
#undef BC_PLATFORM
/* https://developers.brevo.com/docs/transactional-webhooks */
#define BC_PLATFORM BOUNCECODE_PLATFORM_BREVO
	BC_ROW(EVENT, EVENT, "event"),
	BC_ROW(EVENT, MESSAGE, "message-id"),
	BC_ROW(EVENT, TIME, "ts_epoch"),
	BC_ROW(EVENT, OTHER_TIME, "ts_event"),
	BC_ROW(EVENT, OTHER_TIME, "date"),
	BC_ROW(EVENT, VERDICT, "event"),
	BC_ROW(EVENT, RECIPIENT, "email"),
	BC_ROW(EVENT, DIAGNOSTIC, "reason"),
#undef BC_PLATFORM
/* https://resend.com/docs/webhooks/emails/bounced */
#define BC_PLATFORM BOUNCECODE_PLATFORM_RESEND
	BC_ROW(EVENT, EVENT, "type"),
	BC_ROW(DATA, MESSAGE, "email_id"),
	BC_ROW(EVENT, TIME, "created_at"),
	BC_ROW(DATA, SENDER, "from"),
	BC_ROW(DATA, RECIPIENT, "to"),
	BC_ROW(TO, RECIPIENT, ""),
	BC_ROW(BOUNCE, VERDICT, "type"),
	BC_ROW(BOUNCE, DETAIL, "subType"),
	BC_ROW(BOUNCE, DIAGNOSTIC, "diagnosticCode"),
	BC_ROW(DIAGNOSTICS, DIAGNOSTIC, ""),
	BC_ROW(BOUNCE, REASON, "message"),
#undef BC_PLATFORM
/* https://docs.kumomta.com/reference/log_record/ */
#define BC_PLATFORM BOUNCECODE_PLATFORM_KUMOMTA
	BC_ROW(EVENT, EVENT, "type"),
	BC_ROW(EVENT, VERDICT, "bounce_classification"),
	BC_ROW(RESPONSE, DIAGNOSTIC, "content"),
	BC_ROW(EVENT, RECIPIENT, "recipient"),
	BC_ROW(RECIPIENT, RECIPIENT, ""),
	BC_ROW(EVENT, SENDER, "sender"),
	BC_ROW(EVENT, MESSAGE, "id"),
	BC_ROW(EVENT, TIME, "timestamp"),
	BC_ROW(EVENT, OTHER_TIME, "event_time"),
	BC_ROW(PEER, HOST, "name")
#undef BC_PLATFORM
#undef BC_ROW
};

enum { BC_NMEMBER_ROWS = sizeof bc_member_rows / sizeof *bc_member_rows };

/* Words that are not here tell of no status: what was sent, opened, clicked,
 * complained of or unsubscribed from. */
static const struct {
	unsigned char platform, said;
	signed char outcome;
	char word[BC_EVENT_WORD];
} bc_event_words[] = {
	{ BOUNCECODE_PLATFORM_AMAZONSES, BC_SAID_EVENT, BOUNCECODE_OUTCOME_FAILED, "Bounce" },
	{ BOUNCECODE_PLATFORM_AMAZONSES, BC_SAID_EVENT, BOUNCECODE_OUTCOME_ACCEPTED, "Delivery" },
	{ BOUNCECODE_PLATFORM_AMAZONSES, BC_SAID_EVENT, BOUNCECODE_OUTCOME_DEFERRED,
	    "DeliveryDelay" },
	{ BOUNCECODE_PLATFORM_SENDGRID, BC_SAID_EVENT, BOUNCECODE_OUTCOME_FAILED, "bounce" },
	{ BOUNCECODE_PLATFORM_SENDGRID, BC_SAID_EVENT, BOUNCECODE_OUTCOME_FAILED, "blocked" },
	{ BOUNCECODE_PLATFORM_SENDGRID, BC_SAID_EVENT, BOUNCECODE_OUTCOME_FAILED, "dropped" },
	{ BOUNCECODE_PLATFORM_SENDGRID, BC_SAID_EVENT, BOUNCECODE_OUTCOME_DEFERRED, "deferred" },
	{ BOUNCECODE_PLATFORM_SENDGRID, BC_SAID_EVENT, BOUNCECODE_OUTCOME_ACCEPTED, "delivered" },
	{ BOUNCECODE_PLATFORM_POSTMARK, BC_SAID_EVENT, BOUNCECODE_OUTCOME_FAILED, "Bounce" },
	{ BOUNCECODE_PLATFORM_POSTMARK, BC_SAID_EVENT, BOUNCECODE_OUTCOME_ACCEPTED, "Delivery" },
	/* An answer to a message is no bounce, though it is reported as one. */
	{ BOUNCECODE_PLATFORM_POSTMARK, BC_SAID_MORE, BOUNCECODE_OUTCOME_DEFERRED, "Transient" },
	{ BOUNCECODE_PLATFORM_POSTMARK, BC_SAID_MORE, 0, "AddressChange" },
	{ BOUNCECODE_PLATFORM_POSTMARK, BC_SAID_MORE, 0, "AutoResponder" },
	{ BOUNCECODE_PLATFORM_POSTMARK, BC_SAID_MORE, 0, "ChallengeVerification" },
	{ BOUNCECODE_PLATFORM_POSTMARK, BC_SAID_MORE, 0, "OpenRelayTest" },
	{ BOUNCECODE_PLATFORM_POSTMARK, BC_SAID_MORE, 0, "SpamComplaint" },
	{ BOUNCECODE_PLATFORM_POSTMARK, BC_SAID_MORE, 0, "Subscribe" },
	{ BOUNCECODE_PLATFORM_POSTMARK, BC_SAID_MORE, 0, "Unsubscribe" },
	{ BOUNCECODE_PLATFORM_MAILGUN, BC_SAID_EVENT, BOUNCECODE_OUTCOME_FAILED, "failed" },
	{ BOUNCECODE_PLATFORM_MAILGUN, BC_SAID_EVENT, BOUNCECODE_OUTCOME_FAILED, "bounced" },
	{ BOUNCECODE_PLATFORM_MAILGUN, BC_SAID_EVENT, BOUNCECODE_OUTCOME_FAILED, "dropped" },
	{ BOUNCECODE_PLATFORM_MAILGUN, BC_SAID_EVENT, BOUNCECODE_OUTCOME_ACCEPTED, "delivered" },
	{ BOUNCECODE_PLATFORM_MAILGUN, BC_SAID_MORE, BOUNCECODE_OUTCOME_DEFERRED, "temporary" },
	{ BOUNCECODE_PLATFORM_SPARKPOST, BC_SAID_EVENT, BOUNCECODE_OUTCOME_FAILED, "bounce" },
	{ BOUNCECODE_PLATFORM_SPARKPOST, BC_SAID_EVENT, BOUNCECODE_OUTCOME_FAILED, "out_of_band" },
	{ BOUNCECODE_PLATFORM_SPARKPOST, BC_SAID_EVENT, BOUNCECODE_OUTCOME_FAILED,
	    "policy_rejection" },
	{ BOUNCECODE_PLATFORM_SPARKPOST, BC_SAID_EVENT, BOUNCECODE_OUTCOME_FAILED,
	    "generation_failure" },
	{ BOUNCECODE_PLATFORM_SPARKPOST, BC_SAID_EVENT, BOUNCECODE_OUTCOME_FAILED,
	    "generation_rejection" },
	{ BOUNCECODE_PLATFORM_SPARKPOST, BC_SAID_EVENT, BOUNCECODE_OUTCOME_FAILED,
	    "relay_permfail" },
	{ BOUNCECODE_PLATFORM_SPARKPOST, BC_SAID_EVENT, BOUNCECODE_OUTCOME_FAILED,
	    "relay_rejection" },
	{ BOUNCECODE_PLATFORM_SPARKPOST, BC_SAID_EVENT, BOUNCECODE_OUTCOME_DEFERRED, "delay" },
	{ BOUNCECODE_PLATFORM_SPARKPOST, BC_SAID_EVENT, BOUNCECODE_OUTCOME_DEFERRED,
	    "relay_tempfail" },
	{ BOUNCECODE_PLATFORM_SPARKPOST, BC_SAID_EVENT, BOUNCECODE_OUTCOME_ACCEPTED, "delivery" },
	{ BOUNCECODE_PLATFORM_SPARKPOST, BC_SAID_EVENT, BOUNCECODE_OUTCOME_ACCEPTED,
	    "relay_delivery" },
	{ BOUNCECODE_PLATFORM_MAILJET, BC_SAID_EVENT, BOUNCECODE_OUTCOME_FAILED, "bounce" },
	{ BOUNCECODE_PLATFORM_MAILJET, BC_SAID_EVENT, BOUNCECODE_OUTCOME_FAILED, "blocked" },
	{ BOUNCECODE_PLATFORM_MAILJET, BC_SAID_EVENT, BOUNCECODE_OUTCOME_ACCEPTED, "sent" },
	/* It is tried again. */
	{ BOUNCECODE_PLATFORM_MAILJET, BC_SAID_MORE, BOUNCECODE_OUTCOME_DEFERRED, "greylisted" },
	{ BOUNCECODE_PLATFORM_BREVO, BC_SAID_EVENT, BOUNCECODE_OUTCOME_FAILED, "hard_bounce" },
	{ BOUNCECODE_PLATFORM_BREVO, BC_SAID_EVENT, BOUNCECODE_OUTCOME_FAILED, "soft_bounce" },
	{ BOUNCECODE_PLATFORM_BREVO, BC_SAID_EVENT, BOUNCECODE_OUTCOME_FAILED, "blocked" },
	{ BOUNCECODE_PLATFORM_BREVO, BC_SAID_EVENT, BOUNCECODE_OUTCOME_FAILED, "invalid_email" },
	{ BOUNCECODE_PLATFORM_BREVO, BC_SAID_EVENT, BOUNCECODE_OUTCOME_FAILED, "error" },
	{ BOUNCECODE_PLATFORM_BREVO, BC_SAID_EVENT, BOUNCECODE_OUTCOME_DEFERRED, "deferred" },
	{ BOUNCECODE_PLATFORM_BREVO, BC_SAID_EVENT, BOUNCECODE_OUTCOME_ACCEPTED, "delivered" },
	{ BOUNCECODE_PLATFORM_RESEND, BC_SAID_EVENT, BOUNCECODE_OUTCOME_FAILED, "email.bounced" },
	{ BOUNCECODE_PLATFORM_RESEND, BC_SAID_EVENT, BOUNCECODE_OUTCOME_DEFERRED,
	    "email.delivery_delayed" },
	{ BOUNCECODE_PLATFORM_RESEND, BC_SAID_EVENT, BOUNCECODE_OUTCOME_ACCEPTED,
	    "email.delivered" },
	{ BOUNCECODE_PLATFORM_KUMOMTA, BC_SAID_EVENT, BOUNCECODE_OUTCOME_FAILED, "Bounce" },
	{ BOUNCECODE_PLATFORM_KUMOMTA, BC_SAID_EVENT, BOUNCECODE_OUTCOME_FAILED, "AdminBounce" },
	{ BOUNCECODE_PLATFORM_KUMOMTA, BC_SAID_EVENT, BOUNCECODE_OUTCOME_FAILED, "Expiration" },
	{ BOUNCECODE_PLATFORM_KUMOMTA, BC_SAID_EVENT, BOUNCECODE_OUTCOME_FAILED, "OOB" },
	{ BOUNCECODE_PLATFORM_KUMOMTA, BC_SAID_EVENT, BOUNCECODE_OUTCOME_FAILED, "Rejection" },
	{ BOUNCECODE_PLATFORM_KUMOMTA, BC_SAID_EVENT, BOUNCECODE_OUTCOME_DEFERRED,
	    "TransientFailure" },
	{ BOUNCECODE_PLATFORM_KUMOMTA, BC_SAID_EVENT, BOUNCECODE_OUTCOME_ACCEPTED, "Delivery" },
	{ BOUNCECODE_PLATFORM_KUMOMTA, BC_SAID_EVENT, BOUNCECODE_OUTCOME_ACCEPTED, "Reception" }
};

/* Is a text of n bytes a name that a table has room for size bytes of? */
static int
bc_is_table_name(const char *name, size_t size, const char *text, size_t n)
{
	return n < size && name[n] == '\0' && bc_are_same(name, text, n);
}

enum bc_place
bc_place_of(const char *name, size_t length)
{
	for (size_t i = 0; i < sizeof bc_place_rows / sizeof *bc_place_rows; i++)
		if (bc_place_rows[i].name[0] == *name &&
		    bc_is_table_name(bc_place_rows[i].name, BC_PLACE_NAME, name, length))
			return (enum bc_place)bc_place_rows[i].place;
	return BC_PLACE_OTHER;
}

int
bc_wraps_event(enum bc_place place, const char *name, size_t length)
{
	/* https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html */
	return place == BC_PLACE_EVENT &&
	    bc_is_table_name("Message", sizeof "Message", name, length);
}

unsigned
bc_first_row(unsigned platform)
{
	unsigned row = 0;

	while (row < BC_NMEMBER_ROWS && bc_member_rows[row].platform != platform)
		row++;
	return row;
}

enum bc_said
bc_said_by(unsigned platform, enum bc_place place, const char *name,
    size_t length, unsigned *row)
{
	for (; *row < BC_NMEMBER_ROWS && bc_member_rows[*row].platform == platform;
	     ++*row)
		if (bc_member_rows[*row].place == (unsigned)place &&
		    bc_is_table_name(
			bc_member_rows[*row].name, BC_MEMBER_NAME, name, length))
			return (enum bc_said)bc_member_rows[(*row)++].said;
	return BC_SAID_NOTHING;
}

void
bc_note_member(unsigned char known[BC_PLATFORMS], enum bc_place place,
    const char *name, size_t length)
{
	if (place == BC_PLACE_OTHER || length == 0)
		return;
	for (size_t i = 0; i < BC_NMARKS; i++)
		if (bc_marks_of_platforms[i].place == (unsigned)place &&
		    bc_marks_of_platforms[i].name[0] == *name &&
		    bc_is_table_name(bc_marks_of_platforms[i].name, BC_MEMBER_NAME, name,
			length))
			known[bc_marks_of_platforms[i].platform] |=
			    bc_marks_of_platforms[i].shows;
}

unsigned
bc_known_platform(const unsigned char known[BC_PLATFORMS])
{
	unsigned char all[BC_PLATFORMS] = { 0 };

	for (size_t i = 0; i < BC_NMARKS; i++)
		all[bc_marks_of_platforms[i].platform] |= bc_marks_of_platforms[i].shows;
	for (unsigned i = 1; i < BC_PLATFORMS; i++)
		if (known[i] == all[i])
			return i;
	return 0;
}

int
bc_outcome_of_event(unsigned platform, enum bc_said said, const char *word,
    size_t length)
{
	for (size_t i = 0; i < sizeof bc_event_words / sizeof *bc_event_words; i++)
		if (bc_event_words[i].platform == platform &&
		    bc_event_words[i].said == (unsigned)said &&
		    bc_is_table_name(bc_event_words[i].word, BC_EVENT_WORD, word, length))
			return bc_event_words[i].outcome;
	return -1;
}

#endif

BOUNCECODE_API const char *
bouncecode_platform(unsigned number)
{
	static const char names[BC_PLATFORMS][10] = { "none", "amazonses",
		"sendgrid", "postmark", "mailgun", "sparkpost", "mailjet", "brevo", "resend",
		"kumomta" };

	return number < BC_PLATFORMS ? names[number] : NULL;
}

BOUNCECODE_API const char *
bouncecode_outcome(unsigned number)
{
	static const char names[][10] = { "", BC_OUTCOME_WORDS };

	return number - 1 < sizeof names / sizeof *names - 1 ? names[number] : NULL;
}
