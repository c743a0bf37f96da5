# Exim as the sender of the same mail: what is put off once fails in the next run of
# the queue, and all bounces go into a directory.
mkdir -p /var/spool/exim4 /var/log/exim4 /etc/exim4 /var/bounces/all
chown Debian-exim /var/spool/exim4 /var/log/exim4
chown -R vmail /var/bounces
cat >/etc/exim4/exim4.conf <<'EOF'
primary_hostname = mail.sender.test
disable_ipv6
local_interfaces = 127.0.0.1
keep_environment =
exim_user = Debian-exim
exim_group = Debian-exim
never_users =
log_file_path = /var/log/exim4/%s.log
smtputf8_advertise_hosts =
untrusted_set_sender = *
local_from_check = false
message_size_limit = 0
received_headers_max = 200
acl_not_smtp = accept_all

begin acl
accept_all:
  accept

begin routers
bounces:
  driver = accept
  senders = :
  transport = bounces
dns:
  driver = dnslookup
  transport = remote
  self = fail
  no_more

begin transports
bounces:
  driver = appendfile
  directory = /var/bounces/all
  maildir_format
  user = vmail
  group = vmail
remote:
  driver = smtp
  interface = 192.0.2.1
  connect_timeout = 4s
  command_timeout = 12s
  data_timeout = 6s
  final_timeout = 6s
  hosts_try_fastopen =
  hosts_avoid_tls = *
  message_linelength_limit = 100000
  connection_max_messages = 1

begin retry
* * F,1s,1s
EOF
ln -sf exim4 /usr/sbin/sendmail
ln -s exim4/main.log /var/log/mail.log
exim4 -bV
