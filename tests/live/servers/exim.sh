# Exim: one daemon for all services; what it refuses follows from the recipient's domain,
# or from the address that was connected to.
mkdir -p /var/spool/exim4 /var/log/exim4 /etc/exim4
chown Debian-exim /var/spool/exim4 /var/log/exim4
certificate /etc/exim4/key.pem /etc/exim4/cert.pem
chown Debian-exim /etc/exim4/*.pem
cat >/etc/exim4/aliases <<'EOF'
gone: :fail: gone is no longer with the company
moved: :fail: moved has moved to ann@new.example.com
full: :defer: the mailbox of full is over quota
EOF
cat >/etc/exim4/exim4.conf <<EOF
primary_hostname = mx.exim.test
domainlist local_domains = *.exim.test
local_interfaces = <; $(addresses | tr '\n' ';') 127.0.0.1
disable_ipv6
keep_environment =
exim_user = Debian-exim
exim_group = Debian-exim
never_users = root
log_file_path = /var/log/exim4/%s.log
tls_advertise_hosts = *
tls_certificate = /etc/exim4/cert.pem
tls_privatekey = /etc/exim4/key.pem
rfc1413_query_timeout = 0s
host_lookup = *
host_reject_connection = 192.0.2.4
message_size_limit = \${if eq{\$received_ip_address}{$(at size)}{10K}{50M}}
acl_smtp_mail = check_mail
acl_smtp_rcpt = check_rcpt
acl_smtp_data = check_data
EOF
cat >>/etc/exim4/exim4.conf <<'EOF'
local_scan_timeout = 10s
acl_not_smtp = check_mail
daemon_smtp_ports = 25

begin acl
check_mail:
  accept
check_rcpt:
  deny    message = restricted characters in address
          local_parts = ^[.] : ^.*[@%!/|`#&?]
  deny    message = relay not permitted
          ! domains = +local_domains
  deny    message = Sender verify failed
          domains = sender.exim.test
          ! verify = sender
  deny    domains = callout.exim.test
          ! verify = sender/callout=5s
  deny    domains = rcptcallout.exim.test
          ! verify = recipient/callout=5s
  deny    message = rejected because $sender_host_address is in a black list at $dnslist_domain\n$dnslist_text
          domains = rbl.exim.test
          local_parts = ok-1
          dnslists = zen.spamhaus.org
  deny    message = $sender_host_address is listed at $dnslist_domain ($dnslist_value: $dnslist_text)
          domains = rbl.exim.test
          dnslists = bl.spamcop.net
  deny    domains = helo.exim.test
          ! verify = helo
  deny    message = Reverse DNS lookup failed for host $sender_host_address
          domains = noptr.exim.test
          ! verify = reverse_host_lookup
  deny    message = sender envelope address $sender_address is locally blacklisted here. If you think this is wrong, get in touch with postmaster
          domains = local.exim.test
          senders = *@forbidden.test
  deny    message = sender IP address $sender_host_address is locally blacklisted here. If you think this is wrong, get in touch with postmaster
          domains = hostlocal.exim.test
  deny    domains = plain.exim.test
          local_parts = denied
  defer   domains = defer.exim.test
  defer   message = Sender rate $sender_rate / $sender_rate_period exceeds the limit of $sender_rate_limit
          domains = ratelimit.exim.test
          ratelimit = 0 / 1h / strict
  deny    message = [SPF] $sender_host_address is not allowed to send mail from ${if def:sender_address_domain {$sender_address_domain}{$sender_helo_name}}.  Please see http://www.open-spf.org/Why?scope=${if def:sender_address_domain {mfrom}{helo}};identity=${if def:sender_address_domain {$sender_address}{$sender_helo_name}};ip=$sender_host_address
          domains = spf.exim.test
          spf = fail
  defer   message = $sender_host_address is not yet authorized to deliver mail from <$sender_address> to <$local_part@$domain>. Please try later.
          domains = grey.exim.test
  deny    message = Encryption required
          domains = tls.exim.test
          ! encrypted = *
  deny    ! verify = recipient
  accept
check_data:
  deny    message = maximum allowed line length is 998 octets, got $max_received_linelength
          condition = ${if > {$max_received_linelength}{998}}
  deny    message = header syntax
          ! verify = header_syntax
  accept

begin routers
callout:
  driver = manualroute
  domains = rcptcallout.exim.test
  transport = remote
  route_data = ${if eq{$local_part}{later}{mx.closed.odd.test}{mx.user.odd.test}}
aliases:
  driver = redirect
  domains = fail.exim.test
  allow_fail
  allow_defer
  data = ${lookup{$local_part}lsearch{/etc/exim4/aliases}}
mailboxes:
  driver = accept
  domains = +local_domains
  local_parts = ^ok
  transport = discard
  cannot_route_message = Unknown user
unknown:
  driver = redirect
  domains = box.exim.test
  allow_fail
  data = :fail: Unknown user
dns:
  driver = dnslookup
  domains = ! +local_domains
  transport = remote
  no_more

begin transports
discard:
  driver = appendfile
  file = /dev/null
  user = Debian-exim
remote:
  driver = smtp

begin retry
* * F,1m,1m

begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = false
  server_set_id = $auth2
  server_advertise_condition = ${if eq{$received_ip_address}{AUTH_ADDRESS}}
EOF
sed -i "s/AUTH_ADDRESS/$(at auth)/" /etc/exim4/exim4.conf
chown -R Debian-exim /var/log
exim4 -C /etc/exim4/exim4.conf -bV
exim4 -C /etc/exim4/exim4.conf -bd
