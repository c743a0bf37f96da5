# What another program, Sisimai, says of the same texts, where it is installed:
# its reason stands for several of our categories, any of which counts.
use strict;
use warnings;
use File::Temp qw(tempdir);

my %reason = map { my ($name, @categories) = split; ($name => \@categories) } split /\n/, <<'END';
userunknown bad-mailbox inactive-mailbox
hostunknown not-accepting bad-domain dns-failure routing
hasmoved mailbox-moved bad-mailbox
mailboxfull mailbox-full
mesgtoobig message-too-large
exceedlimit message-too-large
emailtoolarge message-too-large
expired expired network dns-failure
networkerror network dns-failure routing
notaccept not-accepting bad-domain unsupported routing policy dns-failure
filtered recipient-refused bad-mailbox policy content-rejected inactive-mailbox
rejected invalid-sender policy auth-failed
blocked blocklisted reputation rdns-failed policy network rate-limited
badreputation reputation blocklisted rate-limited spam-content
authfailure auth-failed
requireptr rdns-failed
policyviolation policy recipient-refused content-rejected spam-content virus auth-failed
securityerror policy login-failed auth-failed virus content-rejected tls-failed
spamdetected spam-content content-rejected
virusdetected virus content-rejected
contenterror content-rejected protocol-error unsupported
norelaying relay-denied login-failed
systemerror system-error routing network
systemfull system-full
mailererror system-error
toomanyconn rate-limited too-many-recipients blocklisted
speeding rate-limited
ratelimited rate-limited greylisted too-many-recipients
suspend inactive-mailbox
syntaxerror protocol-error bad-mailbox unsupported
notcompliantrfc content-rejected protocol-error policy
failedstarttls tls-failed network protocol-error
delivered ok
suppressed suppressed
END

# A report of RFC 3464 that has the text as its diagnostic code.
sub report {
	my ($text) = @_;
	my ($status) = $text =~ /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/;
	my ($class) = ($status // $text) =~ /(?:^|[^\d.])([245])(?:\d\d[ -]|\.)/;
	my $diagnostic = $text =~ /^(?:smtp|x-\w+) *;/i ? $text : "smtp; $text";

	$class //= 5;
	$status //= "$class.0.0";
	my $action = $class == 4 ? "delayed" : $class == 2 ? "delivered" : "failed";
	return <<"END";
From: Mail Delivery System <MAILER-DAEMON\@mx.example.net>
To: ann\@example.com
Subject: Undelivered Mail Returned to Sender
Date: Fri, 20 Nov 2026 10:00:00 +0000
Message-ID: <1\@mx.example.net>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

This is the mail system at mx.example.net.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net

Final-Recipient: rfc822; bob\@example.org
Action: $action
Status: $status
Diagnostic-Code: $diagnostic

--b
Content-Type: message/rfc822

From: ann\@example.com
To: bob\@example.org
Subject: hello
Date: Fri, 20 Nov 2026 09:59:00 +0000
Message-ID: <0\@example.com>

hello
--b--
END
}

# What became of each row; nothing where the program is not installed. The first
# value is its version.
sub ask_sisimai {
	my ($rows) = @_;
	my $mails = tempdir(CLEANUP => 1);
	my @marks;

	eval { require Sisimai; 1 } or return;
	for my $row (@$rows) {
		local $SIG{__WARN__} = sub { };
		my %accepted = map { $_ => 1 } @{$row->{accepted}};

		spit("$mails/mail", report($row->{text}));
		my $found = (Sisimai->can("rise") || Sisimai->can("make"))->("Sisimai", "$mails/mail", delivered => 1);
		my $name = lc($found && @$found ? $found->[0]->reason // "" : "");
		push @marks, !$reason{$name} ? "nothing" : (grep { $accepted{$_} } @{$reason{$name}}) ? "right" : "wrong";
	}
	return (Sisimai->version, @marks);
}

1;
