# Sendmail: what it refuses follows from its access map and from the client's address,
# and not from the load of this machine.
mkdir -p /etc/mail /var/spool/mqueue
cd /etc/mail
cat >sendmail.mc <<EOF
include(\`/usr/share/sendmail/cf/m4/cf.m4')dnl
OSTYPE(\`linux')dnl
define(\`confDOMAIN_NAME', \`mx.sendmail.test')dnl
define(\`confMAX_MESSAGE_SIZE', \`10000')dnl
define(\`confMAX_RCPTS_PER_MESSAGE', \`2')dnl
define(\`confDONT_PROBE_INTERFACES', \`True')dnl
define(\`confTO_IDENT', \`0')dnl
define(\`confREFUSE_LA', \`1000')dnl
define(\`confQUEUE_LA', \`1000')dnl
define(\`confTRUSTED_USERS', \`root')dnl
define(\`confCW_FILE', \`-o /etc/mail/local-host-names')dnl
FEATURE(\`use_cw_file')dnl
FEATURE(\`access_db', \`hash -T<TMPF> /etc/mail/access')dnl
FEATURE(\`blocklist_recipients')dnl
FEATURE(\`dnsbl', \`zen.spamhaus.org')dnl
FEATURE(\`dnsbl', \`bl.spamcop.net', \`"550 5.7.1 Spam blocked see: https://www.spamcop.net/bl.shtml?"\$&{client_addr}')dnl
FEATURE(\`require_rdns')dnl
FEATURE(\`block_bad_helo')dnl
FEATURE(\`badmx')dnl
FEATURE(\`ratecontrol', , \`terminate')dnl
DAEMON_OPTIONS(\`Name=MTA, Addr=$(at box)')dnl
MAILER(\`local')dnl
MAILER(\`smtp')dnl
EOF
echo box.sendmail.test >local-host-names
cat >access.tsv <<'EOF'
From:forbidden.test	REJECT
From:eve@listed.test	ERROR:5.7.1:550 We do not accept mail from spammers
To:disabled@box.sendmail.test	ERROR:5.2.1:550 Mailbox disabled for this recipient
To:full@box.sendmail.test	ERROR:4.2.2:452 Mailbox full
To:moved@box.sendmail.test	ERROR:5.1.6:551 User has moved; please try ann@new.example.com
To:denied@box.sendmail.test	REJECT
Connect:192.0.2.4	REJECT
ClientRate:192.0.2.5	1
EOF
m4 sendmail.mc >sendmail.cf
/usr/libexec/sendmail/makemap hash access <access.tsv
echo "root: root" >aliases
ln -sf /usr/libexec/sendmail/sendmail /usr/sbin/sendmail
/usr/sbin/sendmail -bi -oA/etc/mail/aliases -C/etc/mail/sendmail.cf || true
/usr/sbin/sendmail -bd -C/etc/mail/sendmail.cf
