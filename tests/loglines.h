/* Lines of logs as mail servers write them, and what they report. */
#ifndef TESTS_LOGLINES_H
#define TESTS_LOGLINES_H

#include <stddef.h>

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
	/* what is named beside what else stands there */
	{ "Nov 21 10:00:00 mx sm-mta[9]: 5ALA00aN004222: ruleset=check_relay, "
	  "arg1=host.example.net, arg2=192.0.2.9, relay=host.example.net "
	  "[192.0.2.9], reject=553 5.3.0 Ask postmaster@example.com",
	    "553 5.3.0", NULL, "-", "-", "host.example.net", "5ALA00aN004222",
	    NULL, "553 5.3.0 Ask postmaster@example.com" },
	{ "Nov 21 10:00:00 mx app[9]: relay=mx.example.net, mx=x, "
	  "to=<a@example.com>, reply=550 5.1.1 No such user",
	    "550 5.1.1", "bad-mailbox", "a@example.com", "-", "mx.example.net",
	    "-", NULL, "550 5.1.1 No such user" },
	{ "{\"response\":\"550 5.1.1 No such user\",\"to\":[{\"name\":\"A\","
	  "\"recipient\":\"a@example.com\"}],\"mx\":\"mx.example.net\"}",
	    "550 5.1.1", "bad-mailbox", "a@example.com", "-", "mx.example.net",
	    "-", NULL, "550 5.1.1 No such user" },
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

#endif
