# Postfix as a receiver: an smtpd for each service, with what services.tsv sets.
cd /etc/postfix
cat >main.cf <<EOF
compatibility_level = 3.6
myhostname = mx.postfix.test
mynetworks = 127.0.0.1
inet_interfaces = 127.0.0.1, $(addresses | tr '\n' ' ')
inet_protocols = ipv4
maillog_file = /var/log/mail.log
alias_maps =
notify_classes =
mydestination = local.postfix.test
local_recipient_maps = inline:{ok=1}
relay_domains = relay.postfix.test, callout.test
relay_recipient_maps = inline:{ok@relay.postfix.test=1, bill@callout.test=1}
virtual_alias_domains = alias.postfix.test
virtual_alias_maps = inline:{ok@alias.postfix.test=ok@box.postfix.test}
virtual_mailbox_domains = regexp:/etc/postfix/domains
virtual_mailbox_maps = regexp:/etc/postfix/mailboxes
virtual_transport = discard
relay_transport = discard
local_transport = discard
transport_maps = texthash:/etc/postfix/transport
relocated_maps = inline:{ moved@box.postfix.test=ann@new.example.com }
header_checks = regexp:/etc/postfix/header_checks
body_checks = regexp:/etc/postfix/body_checks
mime_header_checks = regexp:/etc/postfix/mime_header_checks
smtpd_client_event_limit_exceptions =
smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination
smtpd_tls_cert_file = /etc/postfix/cert.pem
smtpd_tls_key_file = /etc/postfix/key.pem
address_verify_poll_delay = 1s
address_verify_poll_count = 8
address_verify_map =
smtp_connect_timeout = 4s
smtp_tcp_port = 25
default_process_limit = 100
postscreen_greet_wait = 2s
postscreen_access_list =
EOF
certificate key.pem cert.pem
cat >domains <<'EOF'
if !/^(local|relay|alias)\.postfix\.test$/
/\.postfix\.test$/ 1
endif
EOF
cat >mailboxes <<'EOF'
/^(ok|later|disabled|maintenance|closed|denied|policy|shut|gone|moved)[a-z0-9-]*@/ 1
EOF
cat >transport <<'EOF'
callout.test smtp:[mx.user.odd.test]
disabled@box.postfix.test error:5.2.1 This mailbox is disabled
maintenance@box.postfix.test retry:4.3.0 The mail store is down for maintenance
EOF
cat >senders <<'EOF'
forbidden.test REJECT
EOF
cat >recipients <<'EOF'
denied@access.postfix.test REJECT
policy@access.postfix.test 550 5.7.1 This list takes mail from its members only
shut@access.postfix.test 521 5.2.1 This mailbox is no longer in use
later@access.postfix.test DEFER
EOF
echo '/^X-Spam-Flag: YES/ REJECT this message is spam' >header_checks
echo '/cheap pills/ REJECT' >body_checks
echo '/name="?.*\.exe"?/ REJECT executable attachments are not allowed' >mime_header_checks
{
	postfix_services
	cat <<EOF
smtp unix - - n - - smtp -o smtp_bind_address=192.0.2.6
discard unix - - n - - discard
anvil unix - - n - 1 anvil
smtpd pass - - n - - smtpd
dnsblog unix - - n - 0 dnsblog
tlsproxy unix - - n - 0 tlsproxy
spf unix - n n - 0 spawn user=policyd-spf argv=/usr/bin/policyd-spf /etc/postfix-policyd-spf-python/policyd-spf.conf
EOF
	awk -F '\t' '$2 == "postfix" {
		print $3 ":25 inet n - n - " ($4 ~ /^postscreen/ ? "1 " $4 : "- smtpd " $4)
	}' /lab/services.tsv
} >master.cf
start_postfix

# ---- policy services and milters

mkdir -p /var/lib/postgrey /run/opendmarc /run/rspamd /var/lib/rspamd /var/log/rspamd
chown postgrey /var/lib/postgrey
chown opendmarc /run/opendmarc
chown _rspamd /run/rspamd /var/lib/rspamd /var/log/rspamd
postgrey --inet=127.0.0.1:10023 --daemonize --dbdir=/var/lib/postgrey --user=postgrey --group=postgrey || true
cat >/etc/opendmarc.conf <<EOF
AuthservID mx.postfix.test
RejectFailures true
SPFIgnoreResults true
SPFSelfValidate true
Socket inet:8893@127.0.0.1
UserID opendmarc
EOF
opendmarc -c /etc/opendmarc.conf || true
cat >/etc/rspamd/local.d/worker-proxy.inc <<EOF
bind_socket = "127.0.0.1:11332";
milter = yes;
upstream "local" { self_scan = yes; default = yes; }
EOF
rspamd -u _rspamd -g _rspamd || true
