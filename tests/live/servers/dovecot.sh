# Dovecot's LMTP, with quotas that are too small, or none.
mkdir -p /etc/dovecot /var/vmail /run/dovecot
chown vmail /var/vmail
cat >/etc/dovecot/users <<'EOF'
ok@box.dovecot.test:{PLAIN}x:3905:3905::/var/vmail/ok::
full@box.dovecot.test:{PLAIN}x:3905:3905::/var/vmail/full::userdb_quota_rule=*:bytes=10
small@box.dovecot.test:{PLAIN}x:3905:3905::/var/vmail/small::userdb_quota_max_mail_size=1k
broken@box.dovecot.test:{PLAIN}x:3905:3905::/proc/nowhere::userdb_mail=maildir:/proc/nowhere
EOF
config() { # config NAME OTHER_SETTINGS
	cat <<EOF
instance_name = $1
base_dir = /run/dovecot/$1
protocols = lmtp
listen = $(at "$1")
ssl = no
log_path = /var/log/$1.log
default_internal_user = dovecot
default_login_user = dovenull
default_internal_group = dovecot
first_valid_uid = 100
mail_location = maildir:~/mail
mail_plugins = quota
$2
plugin {
  quota = count:User quota
  quota_vsizes = yes
}
mailbox_list_index = yes
service lmtp {
  inet_listener lmtp {
    port = 24
  }
}
service stats {
  unix_listener stats-writer {
    mode = 0666
  }
}
EOF
}
users='userdb {
  driver = passwd-file
  args = username_format=%u /etc/dovecot/users
}
passdb {
  driver = passwd-file
  args = username_format=%u /etc/dovecot/users
}'
config box "$users" >/etc/dovecot/box.conf
sed 's/@box/@tempfail/' /etc/dovecot/users >>/etc/dovecot/users.all
cat /etc/dovecot/users >>/etc/dovecot/users.all
mv /etc/dovecot/users.all /etc/dovecot/users
config tempfail "quota_full_tempfail = yes
$users" >/etc/dovecot/tempfail.conf
for name in box tempfail; do
	dovecot -c "/etc/dovecot/$name.conf"
done
