# OpenSMTPD: a listener for each service, whose tag and filter have its name.
certificate /etc/smtpd.key /etc/smtpd.cert
chmod 600 /etc/smtpd.cert
mkdir -p /var/spool/smtpd /var/empty /run/opensmtpd /var/lib/opensmtpd/empty
chmod 711 /var/spool/smtpd
cat >/etc/smtpd.conf <<EOF
pki mx.opensmtpd.test cert "/etc/smtpd.cert"
pki mx.opensmtpd.test key "/etc/smtpd.key"
table people { "ok" = "vmail", "ok-1" = "vmail", "ok-2" = "vmail", "denied" = "vmail" }
smtp max-message-size 10K
filter "rdns" phase connect match !rdns disconnect "550 no rDNS available"
filter "fcrdns" phase connect match !fcrdns disconnect "550 no FCrDNS available"
filter "sender" phase mail-from match mail-from regex "@forbidden\.test" reject "550 5.7.1 Sender is not welcome here"
filter "recipient" phase rcpt-to match rcpt-to regex "^denied@" reject "550 5.7.1 Recipient takes no mail from outside"
filter "early" phase connect match src "192.0.2.4" disconnect "421 4.7.0 Try again later, from another address"
listen on $(at box) hostname mx.opensmtpd.test
listen on $(at local) hostname mx.opensmtpd.test
listen on $(at rdns) hostname mx.opensmtpd.test filter "rdns"
listen on $(at fcrdns) hostname mx.opensmtpd.test filter "fcrdns"
listen on $(at sender) hostname mx.opensmtpd.test filter "sender"
listen on $(at recipient) hostname mx.opensmtpd.test filter "recipient"
listen on $(at early) hostname mx.opensmtpd.test filter "early"
listen on $(at tls) hostname mx.opensmtpd.test tls-require pki mx.opensmtpd.test
action "local" mbox virtual <people>
match from any mail-from regex "@listed\.test" for any reject
action "system" mbox
match from any for domain "local.opensmtpd.test" action "system"
match from any for domain regex "\.opensmtpd\.test$" action "local"
EOF
smtpd -n
smtpd
