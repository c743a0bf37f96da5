# The sender: Postfix, which tries everything once and gives all its bounces to a
# directory. A case names a client of master.cf, which says how it connects.
cd /etc/postfix
cat >main.cf <<EOF
compatibility_level = 3.6
myhostname = mail.sender.test
mydestination =
mynetworks = 127.0.0.1
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
maillog_file = /var/log/mail.log
alias_maps =
notify_classes =
message_size_limit = 0
hopcount_limit = 200
virtual_mailbox_limit = 0
smtputf8_enable = yes
smtp_line_length_limit = 0
smtp_tcp_port = 25
lmtp_tcp_port = 24
# One attempt, and a short one.
maximal_queue_lifetime = 0
bounce_queue_lifetime = 0
smtp_connect_timeout = 4s
smtp_helo_timeout = 4s
smtp_mail_timeout = 15s
smtp_rcpt_timeout = 15s
smtp_data_init_timeout = 15s
smtp_data_done_timeout = 15s
smtp_quit_timeout = 2s
smtp_connection_cache_on_demand = no
smtp_destination_concurrency_failed_cohort_limit = 20
lmtp_destination_concurrency_failed_cohort_limit = 20
default_process_limit = 40
transport_maps = texthash:/etc/postfix/transport
# Every bounce has the empty sender, and whatever is refused was sent by.
sender_dependent_default_transport_maps = inline:{ {<> = catch:} }
virtual_mailbox_domains =
virtual_mailbox_base = /var/bounces
virtual_mailbox_maps = static:all/
virtual_uid_maps = static:3905
virtual_gid_maps = static:3905
EOF
client() { # client NAME OPTION...
	name=$1
	shift
	echo "$name unix - - n - 10 smtp $*"
}
{
	postfix_services
	cat <<EOF
catch unix - n n - 10 virtual
lmtp unix - - n - 10 lmtp
EOF
	client smtp -o smtp_bind_address=192.0.2.1
	client noptr -o smtp_bind_address=192.0.2.2
	client listed -o smtp_bind_address=192.0.2.3
	client liar -o smtp_bind_address=192.0.2.4
	client fast -o smtp_bind_address=192.0.2.5
	client heloshort -o smtp_bind_address=192.0.2.1 -o smtp_helo_name=localname
	client helowrong -o smtp_bind_address=192.0.2.1 -o smtp_helo_name=no_such-.-host
	client helounknown -o smtp_bind_address=192.0.2.1 -o smtp_helo_name=no-such-host.test
	client tls -o smtp_bind_address=192.0.2.1 -o smtp_tls_security_level=encrypt
	client tlsverify -o smtp_bind_address=192.0.2.1 -o smtp_tls_security_level=secure \
	    -o smtp_tls_CAfile=/etc/ssl/certs/ca-certificates.crt
	client login -o smtp_bind_address=192.0.2.1 -o smtp_sasl_auth_enable=yes \
	    -o smtp_sasl_password_maps=static:ann:wrong -o smtp_sasl_security_options= \
	    -o smtp_tls_security_level=may
} >master.cf
# Which client: that of the case, for its recipients.
awk -F '\t' '!/^#/ && $3 != "-" { n = split($5, to, "[,;]"); for (i = 1; i <= n; i++) print to[i], $3 ":" }' \
    /lab/cases.tsv >transport
mkdir -p /var/bounces/all
chown -R vmail /var/bounces
start_postfix
