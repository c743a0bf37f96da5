# Courier: its checks of senders, recipients and clients.
cd /etc/courier
echo box.courier.test >defaultdomain
echo mx.courier.test >me
printf '%s\n' localhost box.courier.test >locals
echo box.courier.test >esmtpacceptmailfor
echo 'root: postmaster' >aliases/system
echo 'postmaster: vmail' >>aliases/system
echo 10000 >sizelimit
echo postmaster@box.courier.test >dsnfrom
cat >bofh <<EOF
badfrom @forbidden.test
maxrcpts 2 hard
opt BOFHSPFMAILFROM=off
EOF
mkdir -p /var/vmail hosteddomains
sed -i 's|^vmail:.*|vmail:x:3905:3905::/var/vmail:/bin/sh|' /etc/passwd
chown vmail /var/vmail
printf '192.0.2.4\tallow,BLOCK="550 Shoo! Go away!"\n' >>smtpaccess/default
cat >>esmtpd <<EOF
ADDRESS=$(at box)
TARPIT=0
MAXPERIP=40
MAXPERC=40
EOF
sed -i 's/^authmodulelist=.*/authmodulelist="authpam"/' authdaemonrc
mkdir -p /run/courier/authdaemon /run/courier
chown -R courier:courier /run/courier /var/lib/courier
chgrp courier . shared hosteddomains aliases aliasdir esmtpacceptmailfor.dir
chown courier /usr/lib/courier/courier/submitmkdir
chmod 4755 /usr/lib/courier/courier/submitmkdir
ln -sf makedat.courier /usr/bin/makedat
makesmtpaccess
makeacceptmailfor
makealiases
/usr/sbin/authdaemond start
/usr/sbin/courier start
/usr/sbin/esmtpd start
