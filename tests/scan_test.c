/*
 * Reading logs: what each line reports, where, and that the lines that report
 * nothing are passed over; the same in buffers of all sizes, and for any bytes.
 */
#include <bouncecode.h>

#include <stdlib.h>

#include "filter.h"
#include "random.h"
#include "tap.h"

/* Fields that are NULL are not compared, "-" is none; a case without shown
 * reports nothing. */
static const struct {
	const char *line;
	const char *shown, *category, *recipient, *sender, *host, *queue_id;
	const char *time, *status;
} cases[] = {
	/* Postfix */
	{ "Nov 21 10:00:00 mx postfix/smtp[421]: 4F2A1B3C: to=<a@example.com>, "
	  "orig_to=<b@example.com>, relay=mx.example.net[192.0.2.1]:25, "
	  "delay=2.5, delays=0.1/0.2/1/1.2, dsn=5.1.1, status=bounced (host "
	  "mx.example.net[192.0.2.1] said: 550 5.1.1 <a@example.com>: Recipient "
	  "address rejected: User unknown (in reply to RCPT TO command))",
	    "550 5.1.1", "bad-mailbox", "a@example.com", "-", "mx.example.net",
	    "4F2A1B3C", "Nov 21 10:00:00",
	    "550 5.1.1 <a@example.com>: Recipient address rejected: User unknown" },
	{ "Nov  1 10:00:00 mx postfix/smtp[1]: 4F2A1B3C: to=<a@example.com>, "
	  "relay=mx.example.net[192.0.2.1]:25, delay=1, delays=0/0/0/1, "
	  "dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 5501A)",
	    "250 2.0.0", "ok", "a@example.com", "-", "mx.example.net", "4F2A1B3C",
	    "Nov  1 10:00:00", "250 2.0.0 Ok: queued as 5501A" },
	{ "2026-11-21T10:00:00.123456+01:00 mx postfix/lmtp[1]: 4F2A1B3C: "
	  "to=<a@example.com>, relay=mx.example.com[private/dovecot-lmtp], "
	  "delay=1, delays=0/0/0/1, dsn=5.2.2, status=bounced (host "
	  "mx.example.com[private/dovecot-lmtp] said: 552 <a@example.com> Quota "
	  "exceeded (mailbox for user is full) (in reply to end of DATA command))",
	    "552 5.2.2", "mailbox-full", "a@example.com", "-", "mx.example.com",
	    "4F2A1B3C", "2026-11-21T10:00:00.123456+01:00",
	    "552 <a@example.com> Quota exceeded (mailbox for user is full)" },
	{ "<22>1 2026-11-21T10:00:00Z mx postfix/smtp 421 - - 4F2A1B3C: "
	  "to=<a@example.com>, relay=none, delay=550, delays=550/0.01/0/0, "
	  "dsn=4.4.1, status=deferred (connect to "
	  "mx.example.com[192.0.2.1]:25: Connection timed out)",
	    "4.4.1", "network", "a@example.com", "-", "-", "4F2A1B3C",
	    "2026-11-21T10:00:00Z",
	    "connect to mx.example.com[192.0.2.1]:25: Connection timed out" },
	{ "Nov 21 10:00:00 mx postfix/smtp[1]: 4F2A1B3C: to=<a@example.com>, "
	  "relay=none, delay=9, delays=9/0/0/0, dsn=4.7.0, status=deferred "
	  "(delivery temporarily suspended: host mx.example.net[192.0.2.1] "
	  "refused to talk to me: 421 4.7.0 Too many connections)",
	    "421 4.7.0", "rate-limited", "a@example.com", "-", NULL, "4F2A1B3C",
	    NULL, NULL },
	{ "Nov 21 10:00:00 mx postfix/smtp[1]: 4F2A1B3C: host "
	  "mx.example.net[192.0.2.1] said: 450 4.2.0 Greylisted (in reply to RCPT "
	  "TO command)",
	    "450 4.2.0", "greylisted", "-", "-", "mx.example.net", "4F2A1B3C",
	    NULL, "450 4.2.0 Greylisted" },
	{ "Nov 21 10:00:00 mx postfix/qmgr[1]: 4F2A1B3C: from=<a@example.com>, "
	  "status=expired, returned to sender",
	    "-", "expired", "-", "a@example.com", "-", "4F2A1B3C", NULL,
	    "expired, returned to sender" },
	{ "Nov 21 10:00:00 mx postfix/local[1]: 4F2A1B3C: to=<a@example.com>, "
	  "relay=local, delay=1, delays=0/0/0/1, dsn=5.1.1, status=bounced "
	  "(unknown user: \"a\")",
	    "5.1.1", "bad-mailbox", "a@example.com", "-", "-", "4F2A1B3C", NULL,
	    "unknown user: \"a\"" },
	{ "Nov 21 10:00:00 mx postfix/virtual[1]: 4F2A1B3C: to=<a@example.com>, "
	  "relay=virtual, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent "
	  "(delivered to maildir)",
	    "2.0.0", "ok", "a@example.com", "-", "-", "4F2A1B3C", NULL, NULL },
	{ "Nov 21 10:00:00 mx postfix/error[1]: 4F2A1B3C: to=<a@example.com>, "
	  "relay=none, delay=1, delays=0/0/0/1, dsn=5.4.6, status=bounced (mail "
	  "for example.com loops back to myself)",
	    "5.4.6", "routing", "a@example.com", "-", "-", "4F2A1B3C", NULL,
	    NULL },
	{ "Nov 21 10:00:00 mx postfix/pipe[1]: 4F2A1B3C: to=<a@example.com>, "
	  "relay=filter, delay=1, delays=0/0/0/1, dsn=5.3.0, status=bounced "
	  "(Command died with status 1: \"/bin/filter\")",
	    "5.3.0", NULL, "a@example.com", "-", "-", "4F2A1B3C", NULL, NULL },
	{ "Nov 21 10:00:00 mx postfix/smtpd[9]: NOQUEUE: reject: RCPT from "
	  "unknown[192.0.2.9]: 450 4.7.1 <a@example.com>: Recipient address "
	  "rejected: Greylisted; from=<b@example.org> to=<a@example.com> "
	  "proto=ESMTP helo=<mx.example.org>",
	    "450 4.7.1", "greylisted", "a@example.com", "b@example.org",
	    "192.0.2.9", "-", NULL,
	    "450 4.7.1 <a@example.com>: Recipient address rejected: Greylisted" },
	{ "Nov 21 10:00:00 mx postfix/postscreen[9]: NOQUEUE: reject: RCPT from "
	  "[192.0.2.9]:25250: 550 5.7.1 Service unavailable; client [192.0.2.9] "
	  "blocked using zen.spamhaus.org; from=<b@example.org>, "
	  "to=<a@example.com>, proto=ESMTP, helo=<mx.example.org>",
	    "550 5.7.1", "blocklisted", "a@example.com", "b@example.org",
	    "192.0.2.9", "-", NULL, NULL },
	{ "Nov 21 10:00:00 mx postfix/cleanup[9]: 4F2A1B3C: reject: header "
	  "Subject: news from us from mx.example.org[192.0.2.9]; "
	  "from=<b@example.org> to=<a@example.com> proto=ESMTP "
	  "helo=<mx.example.org>: 5.7.1 Message content rejected",
	    "5.7.1", NULL, "a@example.com", "b@example.org", "mx.example.org",
	    "4F2A1B3C", NULL, "5.7.1 Message content rejected" },
	{ "Nov 21 10:00:00 mx postfix/cleanup[9]: 4F2A1B3C: milter-reject: "
	  "END-OF-MESSAGE from mx.example.org[192.0.2.9]: 5.7.1 Spam message "
	  "rejected; from=<b@example.org> to=<a@example.com> proto=ESMTP "
	  "helo=<mx.example.org>",
	    "5.7.1", "spam-content", "a@example.com", "b@example.org",
	    "mx.example.org", "4F2A1B3C", NULL, "5.7.1 Spam message rejected" },
	{ "Nov 21 10:00:00 mx postfix/smtpd[9]: proxy-reject: END-OF-MESSAGE: "
	  "554 5.7.0 Reject, id=31619-02 - spam; from=<> to=<a@example.com> "
	  "proto=SMTP helo=<192.0.2.9>",
	    "554 5.7.0", "spam-content", "a@example.com", "-", "-", "-", NULL,
	    "554 5.7.0 Reject, id=31619-02 - spam" },
	{ "Nov 21 10:00:00 mx postfix/smtpd[9]: proxy-reject: END-OF-MESSAGE: ; "
	  "from=<b@example.org> to=<a@example.com> proto=ESMTP helo=<mx>",
	    NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL },
	{ "Nov 21 10:00:00 mx postfix/smtpd[421]: connect from "
	  "mx.example.org[192.0.2.250]",
	    NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL },
	{ "Nov 21 10:00:00 mx postfix/smtpd[421]: disconnect from "
	  "mx.example.org[5.1.1.10] ehlo=2 mail=1 rcpt=0/1 quit=1 commands=4/5",
	    NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL },
	{ "Nov 21 10:00:00 mx postfix/qmgr[1]: 550A1B3C: from=<a@example.com>, "
	  "size=550, nrcpt=451 (queue active)",
	    NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL },
	{ "Nov 21 10:00:00 mx postfix/smtp[421]: Trusted TLS connection "
	  "established to mx.example.com[192.0.2.1]:25: TLSv1.3 with cipher "
	  "TLS_AES_256_GCM_SHA384 (256/256 bits)",
	    NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL },
	/* Exim */
	{ "2026-11-21 10:00:00 1vABCD-000000005vi-0000 ** a@example.com "
	  "F=<b@example.org> R=dnslookup T=remote_smtp H=mx.example.com "
	  "[192.0.2.1] X=TLS1.3:TLS_AES_256_GCM_SHA384:256 CV=yes: SMTP error "
	  "from remote mail server after RCPT TO:<a@example.com>: 550 5.1.1 User "
	  "unknown",
	    "550 5.1.1", "bad-mailbox", "a@example.com", "b@example.org",
	    "mx.example.com", "1vABCD-000000005vi-0000", "2026-11-21 10:00:00",
	    "550 5.1.1 User unknown" },
	{ "2026-11-21 10:00:00 1vABCD-0005vi-00 == a@example.com R=r1 T=smtp "
	  "defer (-44): SMTP error from remote mail server after RCPT "
	  "TO:<a@example.com>: host mx.example.com [192.0.2.1]: 451 4.7.1 "
	  "Greylisted",
	    "451 4.7.1", "greylisted", "a@example.com", "-", "mx.example.com",
	    "1vABCD-0005vi-00", NULL, "451 4.7.1 Greylisted" },
	{ "2026-11-21 10:00:00 1vABCD-0005vi-00 => a@example.com "
	  "<alias@example.com> R=dnslookup T=remote_smtp H=mx.example.com "
	  "[192.0.2.1] X=TLS1.3:TLS_AES_256_GCM_SHA384:256 CV=yes C=\"250 2.0.0 "
	  "OK id=1vX\"",
	    "250 2.0.0", "ok", "a@example.com", "-", "mx.example.com",
	    "1vABCD-0005vi-00", NULL, "250 2.0.0 OK id=1vX" },
	{ "2026-11-21 10:00:00 1vABCD-0005vi-00 ** a@example.com: Unrouteable "
	  "address",
	    "-", NULL, "a@example.com", "-", "-", "1vABCD-0005vi-00", NULL,
	    "Unrouteable address" },
	{ "2026-11-21 10:00:00 H=(client) [192.0.2.9] F=<b@example.org> rejected "
	  "RCPT <a@example.com>: relay not permitted",
	    "-", "relay-denied", "a@example.com", "b@example.org", "192.0.2.9",
	    "-", "2026-11-21 10:00:00", "relay not permitted" },
	{ "2026-11-21 10:00:00 +0100 [421] 1vABCD-0005vi-00 ** a@example.com "
	  "R=r1 T=smtp H=mx.example.com [192.0.2.1]: retry timeout exceeded",
	    "-", NULL, "a@example.com", "-", "mx.example.com",
	    "1vABCD-0005vi-00", "2026-11-21 10:00:00 +0100",
	    "retry timeout exceeded" },
	{ "2026-11-21 10:00:00 H=mx.example.org (helo) [192.0.2.9] CV=no "
	  "F=<b@example.org> temporarily rejected after DATA: greylisted",
	    "-", "greylisted", "-", "b@example.org", "mx.example.org", "-", NULL,
	    "greylisted" },
	{ "2026-11-21 10:00:00 H=mx.example.org [192.0.2.9] F=<b@example.org> "
	  "rejected after DATA: it scored 12.3 points",
	    "-", "content-rejected", "-", "b@example.org", "mx.example.org", "-",
	    NULL, "rejected after DATA: it scored 12.3 points" },
	{ "2026-11-21 10:00:00 1vABCD-0005vi-00 H=mx.example.com [192.0.2.1]: "
	  "SMTP error from remote mail server after initial connection: 421 too "
	  "many connections",
	    "421", "rate-limited", "-", "-", "mx.example.com",
	    "1vABCD-0005vi-00", NULL, "421 too many connections" },
	{ "2026-11-21 10:00:00 1vABCD-0005vi-00 <= a@example.com H=mx.example.com "
	  "[192.0.2.1] P=esmtps X=TLS1.3:TLS_AES_256_GCM_SHA384:256 CV=no S=550 "
	  "id=250@example.com",
	    NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL },
	{ "2026-11-21 10:00:00 1vABCD-0005vi-00 Completed", NULL, NULL, NULL, NULL,
	    NULL, NULL, NULL, NULL },
	{ "2026-11-21 10:00:00 SMTP connection from [4.2.2.1]:550 lost", NULL, NULL,
	    NULL, NULL, NULL, NULL, NULL, NULL },
	/* Sendmail */
	{ "Nov 21 10:00:00 mx sendmail[421]: 0ALA00A1B2C3: to=<a@example.com>, "
	  "ctladdr=<b@example.org> (0/0), delay=00:28:00, xdelay=00:00:16, "
	  "mailer=esmtp, pri=450351, relay=mx.example.com. [192.0.2.1], "
	  "dsn=4.7.1, stat=Deferred: 450 4.7.1 Client host rejected: cannot find "
	  "your hostname",
	    "450 4.7.1", "rdns-failed", "a@example.com", "-", "mx.example.com",
	    "0ALA00A1B2C3", NULL,
	    "Deferred: 450 4.7.1 Client host rejected: cannot find your hostname" },
	{ "Nov 21 10:00:00 mx sm-mta[421]: 0ALA00A1B2C3: to=a@example.com, "
	  "delay=00:00:01, mailer=relay, pri=30404, relay=[192.0.2.1] "
	  "[192.0.2.1], dsn=5.1.1, stat=User unknown",
	    "5.1.1", "bad-mailbox", "a@example.com", "-", "192.0.2.1",
	    "0ALA00A1B2C3", NULL, "User unknown" },
	{ "Nov 21 10:00:00 mx sm-mta[421]: 0ALA00A1B2C3: to=<a@example.com>, "
	  "delay=00:00:01, mailer=esmtp, pri=30404, relay=mx.example.com. "
	  "[192.0.2.1], dsn=2.0.0, stat=Sent (ok 1234 qp 550)",
	    "2.0.0", "ok", "a@example.com", "-", "mx.example.com",
	    "0ALA00A1B2C3", NULL, NULL },
	{ "Nov 21 10:00:00 mx sm-mta[421]: 0ALA00A1B2C3: ruleset=check_rcpt, "
	  "arg1=<a@example.com>, relay=mx.example.org [192.0.2.9], reject=550 "
	  "5.7.1 <a@example.com>... Relaying denied",
	    "550 5.7.1", "relay-denied", "a@example.com", "-", "mx.example.org",
	    "0ALA00A1B2C3", NULL,
	    "550 5.7.1 <a@example.com>... Relaying denied" },
	{ "Nov 21 10:00:00 mx sm-mta[421]: 0ALA00A1B2C3: ruleset=check_mail, "
	  "arg1=<b@example.org>, relay=mx.example.org [192.0.2.9], reject=451 "
	  "4.1.8 Domain of sender address b@example.org does not resolve",
	    "451 4.1.8", "invalid-sender", "-", "b@example.org",
	    "mx.example.org", "0ALA00A1B2C3", NULL, NULL },
	/* OpenSMTPD */
	{ "Nov 21 10:00:00 mx smtpd[421]: 8f4864084ecc48f4 mta delivery "
	  "evpid=7077717e797a776e from=<b@example.org> to=<a@example.com> "
	  "rcpt=<-> source=\"192.0.2.9\" relay=\"192.0.2.1 (mx.example.com)\" "
	  "delay=1s result=\"PermFail\" stat=\"550 5.1.1 User unknown\"",
	    "550 5.1.1", "bad-mailbox", "a@example.com", "b@example.org",
	    "mx.example.com", "7077717e797a776e", NULL,
	    "550 5.1.1 User unknown" },
	{ "Nov 21 10:00:00 mx smtpd[421]: 8f4864084ecc48f4 mta delivery "
	  "evpid=7077717e797a776e from=<b@example.org> to=<a@example.com> "
	  "rcpt=<-> source=\"-\" relay=\"example.com\" delay=1s "
	  "result=\"TempFail\" stat=\"Network error on destination MXs\"",
	    "-", NULL, "a@example.com", "b@example.org", "example.com",
	    "7077717e797a776e", NULL, "Network error on destination MXs" },
	{ "Nov 21 10:00:00 mx smtpd[421]: 8f4864084ecc48f4 mta delivery "
	  "evpid=7077717e797a776e from=<b@example.org> to=<a@example.com> "
	  "rcpt=<-> source=\"192.0.2.9\" relay=\"192.0.2.1 (mx.example.com)\" "
	  "delay=1s result=\"Ok\" stat=\"250 2.0.0 Ok\"",
	    "250 2.0.0", "ok", "a@example.com", "b@example.org",
	    "mx.example.com", "7077717e797a776e", NULL, "250 2.0.0 Ok" },
	/* qmail */
	{ "@400000005fb8e1c80a3b2c1d delivery 550: failure: "
	  "192.0.2.1_does_not_like_recipient./Remote_host_said:_550_5.1.1_User_"
	  "unknown/Giving_up_on_192.0.2.1./",
	    "550 5.1.1", "bad-mailbox", "-", "-", "192.0.2.1", "-",
	    "@400000005fb8e1c80a3b2c1d", NULL },
	{ "Nov 21 10:00:00 mx qmail: 1795255200.123456 delivery 12: deferral: "
	  "192.0.2.1_failed_after_I_sent_the_message./Remote_host_said:_451_"
	  "Greylisted/",
	    "451", "greylisted", "-", "-", "192.0.2.1", "-", NULL, NULL },
	{ "@400000005fb8e1c80a3b2c1d delivery 12: success: "
	  "192.0.2.1_accepted_message./Remote_host_said:_250_ok_550/",
	    "250", "ok", "-", "-", "192.0.2.1", "-", NULL, NULL },
	{ "@400000005fb8e1c80a3b2c1d starting delivery 550: msg 4711 to remote "
	  "a@example.com",
	    NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL },
	/* Haraka, ZoneMTA, msmtp */
	{ "2026-11-21T10:00:00.000Z [NOTICE] "
	  "[0D7E2B8A-1111-4222-8333-0123456789AB.1.1] [outbound] delivered "
	  "file=1_2_3 domain=example.com host=mx.example.com ip=192.0.2.1 "
	  "port=25 response=\"250 2.0.0 Ok\" delay=1.550 fails=0 rcpts=1/0/0",
	    "250 2.0.0", "ok", "-", "-", "mx.example.com",
	    "0D7E2B8A-1111-4222-8333-0123456789AB.1.1",
	    "2026-11-21T10:00:00.000Z", "250 2.0.0 Ok" },
	{ "Nov 21 10:00:00 mx zone-mta: ERR! Sender/default/827[14] "
	  "17ee78226740009630.001 SMTPERR [zLjoL7dmg] src=192.0.2.9 "
	  "error=\"Invalid greeting. response=554 5.7.0 Blocked by policy\"",
	    "554 5.7.0", NULL, "-", "-", "-", "17ee78226740009630.001", NULL,
	    "Invalid greeting. response=554 5.7.0 Blocked by policy" },
	{ "Nov 21 10:00:00 mx zone-mta: info Sender/default/827[14] "
	  "17ee78226740009630.001 CONNECTING domain=example.com port=250",
	    NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL },
	{ "Nov 21 10:00:00 host=mx.example.com tls=on auth=on user=u "
	  "from=b@example.org recipients=a@example.com,c@example.com "
	  "smtpstatus=554 smtpmsg='554-Transaction failed\\n554 Reject due to "
	  "policy' errormsg='the server did not accept the mail' "
	  "exitcode=EX_UNAVAILABLE",
	    "554", "policy", "a@example.com", "b@example.org",
	    "mx.example.com", "-", NULL, NULL },
	/* KumoMTA and others that wrap lines in JSON */
	{ "{\"type\":\"Bounce\",\"id\":\"d8b1\",\"sender\":\"b@example.org\","
	  "\"recipient\":\"a@example.com\",\"queue\":\"example.com\","
	  "\"size\":550,\"response\":{\"code\":550,\"enhanced_code\":{\"class\":"
	  "5,\"subject\":1,\"detail\":1},\"content\":\"No such "
	  "user\",\"command\":\"RCPT TO:<a@example.com>\"},\"peer_address\":{"
	  "\"name\":\"mx.example.com\",\"addr\":\"192.0.2.1\"},\"timestamp\":"
	  "1795255200}",
	    "550 5.1.1", "bad-mailbox", "a@example.com", "b@example.org",
	    "mx.example.com", "d8b1", "1795255200", "No such user" },
	{ "{\"type\":\"Delivery\",\"recipient\":[\"a@example.com\"],\"response\":"
	  "{\"code\":250,\"content\":\"OK\"}}",
	    "250", "ok", "a@example.com", "-", "-", "-", NULL, "OK" },
	{ "{\"type\":\"Feedback\",\"size\":550,\"recipient\":\"\"}", NULL, NULL,
	    NULL, NULL, NULL, NULL, NULL, NULL },
	{ "{\"log\":\"Nov 21 10:00:00 mx postfix/smtp[1]: 4F2A1B3C: "
	  "to=<a@example.com>, relay=none, delay=1, delays=0/0/0/1, dsn=5.4.4, "
	  "status=bounced (Host or domain name not found. Name service error "
	  "for name=example.com type=AAAA: Host not "
	  "found)\\n\",\"stream\":\"stdout\",\"time\":"
	  "\"2026-11-21T10:00:00.1Z\"}",
	    "5.4.4", "bad-domain", "a@example.com", "-", "-", "4F2A1B3C", NULL,
	    NULL },
	/* what others put before a line */
	{ "mail-1  | Nov 21 10:00:00 mx postfix/smtpd[9]: NOQUEUE: reject: RCPT "
	  "from mx.example.org[192.0.2.9]: 554 5.7.1 <a@example.com>: Relay "
	  "access denied; from=<b@example.org> to=<a@example.com> proto=ESMTP "
	  "helo=<mx.example.org>",
	    "554 5.7.1", "relay-denied", "a@example.com", "b@example.org",
	    "mx.example.org", "-", "Nov 21 10:00:00", NULL },
	{ "2026-11-21T10:00:00+0100 mx postfix/bounce[9]: 4F2A1B3C: "
	  "to=<a@example.com>, status=bounced (host mx.example.com[192.0.2.1] "
	  "said: 550 No such user here)\r",
	    "550", "bad-mailbox", "a@example.com", "-", "mx.example.com",
	    "4F2A1B3C", "2026-11-21T10:00:00+0100", "550 No such user here" },
	/* any text */
	{ "550-5.7.26 This mail is unauthenticated", "550 5.7.26", "auth-failed",
	    "-", "-", "-", "-", "-", NULL },
	{ "the server said 451 4.3.0 try later", "451 4.3.0", NULL, "-", "-", "-",
	    "-", "-", NULL },
	{ "354 End data with <CR><LF>.<CR><LF>", NULL, NULL, NULL, NULL, NULL, NULL,
	    NULL, NULL },
	{ "kernel: 550 MB of memory, 451 files, version 2.0.0", NULL, NULL, NULL,
	    NULL, NULL, NULL, NULL, NULL },
	{ "mx systemd[1]: main process exited, code=exited, status=1/FAILURE", NULL,
	    NULL, NULL, NULL, NULL, NULL, NULL, NULL }
};

enum { NCASES = sizeof cases / sizeof *cases };

static const char *
shown(const struct bouncecode_code *c)
{
	static char text[40];
	int n = 0;

	if (c->reply != 0)
		n = snprintf(text, sizeof text, "%u", c->reply);
	if (c->class_digit != 0)
		n += snprintf(text + n, sizeof text - (size_t)n, "%s%u.%u.%u",
		    n > 0 ? " " : "", c->class_digit, c->subject, c->detail);
	return n > 0 ? text : "-";
}

static int
same_span(const char *what, const struct bouncecode_report *r,
    struct bouncecode_span s, const char *expected)
{
	static const char none[] = "-";
	const char *got = s.length > 0 ? r->text + s.offset : none;
	size_t n = s.length > 0 ? s.length : sizeof none - 1;

	if (expected == NULL ||
	    (strlen(expected) == n && memcmp(expected, got, n) == 0))
		return 1;
	printf("# %s: got %.*s, expected %s\n", what, (int)n, got, expected);
	return 0;
}

/* Do the code's offsets lie where it says, and all spans in the line? */
static int
is_in_line(const struct bouncecode_report *r)
{
	const struct bouncecode_answer *a = &r->answer;
	struct bouncecode_span spans[6];
	int fits = 1;

	spans[0] = r->status;
	spans[1] = r->time;
	spans[2] = r->recipient;
	spans[3] = r->sender;
	spans[4] = r->host;
	spans[5] = r->queue_id;
	for (int i = 0; i < 6; i++)
		fits &= spans[i].length == 0 ||
		    (spans[i].offset <= r->length &&
			spans[i].length <= r->length - spans[i].offset);
	for (int i = 0; i < a->nmatches; i++)
		fits &= a->matches[i].offset <= r->length &&
		    a->matches[i].length <= r->length - a->matches[i].offset;
	if (a->code.reply_length > 0)
		fits &= a->code.reply_offset + 3 <= r->length &&
		    r->text[a->code.reply_offset] == '0' + a->code.reply / 100;
	if (a->code.enhanced_length > 0)
		fits &= a->code.enhanced_offset + a->code.enhanced_length <=
		    r->length;
	return fits;
}

static void
check_case(size_t i)
{
	const char *line = cases[i].line;
	struct bouncecode_scan scan;
	struct bouncecode_report r;
	const char *category;
	int passed;

	bouncecode_scan_start(&scan);
	bouncecode_scan_feed(&scan, line, strlen(line));
	if (!bouncecode_scan_next(&scan, &r)) {
		ok(cases[i].shown == NULL, "nothing: %.60s", line);
		return;
	}
	category = bouncecode_name(BOUNCECODE_CATEGORIES, r.answer.category);
	passed = cases[i].shown != NULL &&
	    same(shown(&r.answer.code), cases[i].shown);
	passed &= cases[i].category == NULL ||
	    same(category ? category : "-", cases[i].category);
	passed &= same_span("recipient", &r, r.recipient, cases[i].recipient);
	passed &= same_span("sender", &r, r.sender, cases[i].sender);
	passed &= same_span("host", &r, r.host, cases[i].host);
	passed &= same_span("queue id", &r, r.queue_id, cases[i].queue_id);
	passed &= same_span("time", &r, r.time, cases[i].time);
	passed &= same_span("status", &r, r.status, cases[i].status);
	passed &= is_in_line(&r) && r.line == 1 && r.text == line;
	ok(passed, "%.70s", line);
}

/* Tables: the header names the columns, also for the buffers behind. */
static void
check_tables(void)
{
	static const char header[] =
	    "type,timeLogged,timeQueued,orig,rcpt,orcpt,dsnAction,dsnStatus,"
	    "dsnDiag,dsnMta,bounceCat,srcType\n";
	static const char row[] =
	    "b,2026-11-21 10:00:00+0100,2026-11-21 09:59:00+0100,"
	    "b@example.org,a@example.com,,failed,\"5.1.1 (bad destination "
	    "mailbox address)\",\"smtp;550 5.1.1 No, \"\"a\"\" is no user\","
	    "mx.example.com (192.0.2.1),bad-mailbox,smtp\n";
	static const char tracking[] =
	    "#Software: Microsoft Exchange Server\n"
	    "#Version: 15.0.0.0\n"
	    "#Fields: date-time,client-ip,server-hostname,source,event-id,"
	    "internal-message-id,message-id,recipient-address,recipient-status,"
	    "total-bytes,sender-address\n"
	    "2026-11-21T10:00:00.000Z,192.0.2.9,mx.example.com,SMTP,RECEIVE,"
	    "5501,<x@example.org>,a@example.com,,550,b@example.org\n"
	    "2026-11-21T10:00:01.000Z,192.0.2.9,mx.example.com,SMTP,FAIL,"
	    "5501,<x@example.org>,a@example.com,550 5.1.1 "
	    "RESOLVER.ADR.RecipNotFound; not found,550,b@example.org\n";
	struct bouncecode_scan scan;
	struct bouncecode_report r;
	int passed;

	bouncecode_scan_start(&scan);
	bouncecode_scan_feed(&scan, header, sizeof header - 1);
	ok(!bouncecode_scan_next(&scan, &r), "a header reports nothing");
	bouncecode_scan_feed(&scan, row, sizeof row - 1);
	passed = bouncecode_scan_next(&scan, &r) &&
	    same(shown(&r.answer.code), "550 5.1.1");
	passed &= same_span("time", &r, r.time, "2026-11-21 10:00:00+0100");
	passed &= same_span("recipient", &r, r.recipient, "a@example.com");
	passed &= same_span("sender", &r, r.sender, "b@example.org");
	passed &= same_span("host", &r, r.host, "mx.example.com");
	passed &= same_number("line", (long)r.line, 2);
	passed &= same_span("status", &r, r.status,
	    "smtp;550 5.1.1 No, \"\"a\"\" is no user");
	ok(passed && is_in_line(&r), "a row of PowerMTA");
	bouncecode_scan_start(&scan);
	bouncecode_scan_feed(&scan, tracking, sizeof tracking - 1);
	passed = bouncecode_scan_next(&scan, &r) &&
	    same(shown(&r.answer.code), "550 5.1.1");
	passed &= same_span("time", &r, r.time, "2026-11-21T10:00:01.000Z");
	passed &= same_span("recipient", &r, r.recipient, "a@example.com");
	passed &= same_span("sender", &r, r.sender, "b@example.org");
	passed &= same_span("host", &r, r.host, "mx.example.com");
	passed &= same_span("queue id", &r, r.queue_id, "5501");
	passed &= same_number("line", (long)r.line, 5);
	ok(passed && is_in_line(&r) && !bouncecode_scan_next(&scan, &r),
	    "a row of Exchange, and only the one that fails");
}

/* All cases in one log, in buffers of a number of lines each. */
static void
check_buffers(size_t nlines)
{
	static char text[65536];
	struct bouncecode_scan scan;
	struct bouncecode_report r;
	size_t start[NCASES + 1], length = 0, found = 0, expected = 0;
	int passed = 1;

	for (size_t i = 0; i < NCASES; i++) {
		size_t n = strlen(cases[i].line);

		start[i] = length;
		memcpy(text + length, cases[i].line, n);
		text[length + n] = '\n';
		length += n + 1;
		expected += cases[i].shown != NULL;
	}
	start[NCASES] = length - 1; /* the last line has no end */
	bouncecode_scan_start(&scan);
	for (size_t i = 0; i < NCASES; i += nlines) {
		size_t last = i + nlines < NCASES ? i + nlines : NCASES;

		bouncecode_scan_feed(
		    &scan, text + start[i], start[last] - start[i]);
		while (bouncecode_scan_next(&scan, &r)) {
			size_t k = (size_t)r.line - 1;

			passed &= k < NCASES && r.text == text + start[k] &&
			    cases[k].shown != NULL && is_in_line(&r) &&
			    same(shown(&r.answer.code), cases[k].shown);
			found++;
		}
	}
	ok(passed && found == expected && scan.line == NCASES + 1,
	    "the same in buffers of %zu lines", nlines);
}

/* The first stage, byte by byte. */
static size_t
find_slowly(const char *text, size_t length, size_t from, uint64_t *lines)
{
	for (; from < length && !bc_is_sign(text, length, from); from++)
		*lines += text[from] == '\n';
	return from;
}

static int
finds_the_same(const char *text, size_t length, size_t from)
{
	uint64_t lines = 0, expected_lines = 0;
	size_t at = bc_find_sign(text, length, from, &lines);
	size_t expected = find_slowly(text, length, from, &expected_lines);

	if (at == expected && lines == expected_lines)
		return 1;
	printf("# %zu and %zu lines instead of %zu and %zu: %.40s\n", at,
	    (size_t)lines, expected, (size_t)expected_lines, text + expected);
	return 0;
}

/* Lines, mixed and with bytes that matter put into them. */
static size_t
mix(char *text, size_t size)
{
	static const char bytes[] = "2455.0123 -_=*:;\n\"<[(jeatr\\/\0\xff\x80";
	size_t length = 0;

	while (length < size / 2) {
		const char *line = cases[next_random() % NCASES].line;
		size_t n = strlen(line), from = next_random() % n;

		n = next_random() % (n - from + 1);
		n = n < size - length ? n : size - length;
		memcpy(text + length, line + from, n);
		length += n;
		if (length < size)
			text[length++] = '\n';
	}
	for (size_t i = 0; i < length / 16; i++)
		text[next_random() % length] =
		    bytes[next_random() % (sizeof bytes - 1)];
	return length;
}

static void
check_filter(void)
{
	enum { ROUNDS = 20000, SIZE = 700 };
	int passed = 1;

	for (int i = 0; i < ROUNDS && passed; i++) {
		/* of its own size, so that a checker sees a byte too far */
		char mixed[SIZE], *text;
		size_t length = mix(mixed, sizeof mixed);
		size_t from = next_random() % (length + 1);

		text = (char *)malloc(length + 1);
		memcpy(text, mixed, length);
		for (; passed && from < length; from++) {
			uint64_t lines = 0;

			passed = finds_the_same(text, length, from);
			from = find_slowly(text, length, from, &lines);
		}
		free(text);
	}
	ok(passed, "the first stage finds what it finds byte by byte");
}

/* A block behind a block, and what the counts of line ends do then. */
static void
check_far_signs(void)
{
	enum { SIZE = 40000 };
	char *text = (char *)malloc(SIZE);
	int passed = 1;

	for (size_t i = 0; i < SIZE; i++)
		text[i] = i % 3 == 0 ? '\n' : 'x';
	for (size_t at = SIZE - 100; at < SIZE - 5 && passed; at++) {
		memcpy(text + at, " 550 ", 5);
		passed = finds_the_same(text, SIZE, at % 64);
		memcpy(text + at, "xxxxx", 5);
	}
	ok(passed, "far away and behind many lines, too");
	free(text);
}

static void
check_junk(void)
{
	enum { ROUNDS = 20000, SIZE = 700 };
	int passed = 1;

	for (int i = 0; i < ROUNDS; i++) {
		char mixed[SIZE], *text;
		size_t length = mix(mixed, sizeof mixed);
		struct bouncecode_scan scan;
		struct bouncecode_report r;

		text = (char *)malloc(length + 1);
		memcpy(text, mixed, length);
		bouncecode_scan_start(&scan);
		bouncecode_scan_feed(&scan, text, length);
		while (bouncecode_scan_next(&scan, &r))
			passed &= is_in_line(&r) && r.text >= text &&
			    r.text + r.length <= text + length &&
			    memchr(r.text, '\n', r.length) == NULL;
		free(text);
	}
	ok(passed, "junk is read to its end, and every span lies in its line");
}

static void
check_long_lines(void)
{
	enum { SIZE = 4 * 1024 * 1024 };
	static const char *const fills[] = { "x", "550 ", "to=<", "{\"", "5.1.1 ",
		" ** ", "=\"", "\\", "; from=<", " from ", ": ", "\"\",", "{\"response\":", "\"log\":{",
		"{\"log\":\"" };
	char *text = (char *)malloc(SIZE);
	struct bouncecode_scan scan;
	struct bouncecode_report r;

	for (size_t i = 0; i < sizeof fills / sizeof *fills; i++) {
		size_t n = strlen(fills[i]);

		for (size_t at = 0; at < SIZE; at++)
			text[at] = fills[i][at % n];
		memcpy(text, i % 2 ? "reject: RCPT status=" : "{\"x\": 550          ",
		    20);
		text[SIZE - 1] = i % 2 ? ' ' : '}';
		bouncecode_scan_start(&scan);
		bouncecode_scan_feed(&scan, text, SIZE);
		while (bouncecode_scan_next(&scan, &r))
			if (!is_in_line(&r))
				break;
		ok(scan.line == 2, "a line of 4 MiB of '%s' ends", fills[i]);
	}
	free(text);
}

int
main(void)
{
	struct bouncecode_scan scan;
	struct bouncecode_report r;

	for (size_t i = 0; i < NCASES; i++)
		check_case(i);
	check_tables();
	for (size_t n = 1; n <= NCASES; n = n * 2 + 1)
		check_buffers(n);
	bouncecode_scan_start(&scan);
	ok(!bouncecode_scan_next(&scan, &r), "nothing was fed, nothing is found");
	bouncecode_scan_feed(&scan, NULL, 0);
	ok(!bouncecode_scan_next(&scan, &r) && scan.line == 1,
	    "nor in an empty buffer");
	bouncecode_scan_feed(&scan, "\n\n550 no\n", 9);
	ok(bouncecode_scan_next(&scan, &r) && r.line == 3 && r.length == 6 &&
		!bouncecode_scan_next(&scan, &r) && scan.line == 4,
	    "empty lines are counted");
	check_filter();
	check_far_signs();
	check_junk();
	check_long_lines();
	return done();
}
