# What the scripts of servers/ share; "program" is the name of the one that is set up.
# shellcheck shell=sh

# at SERVICE: the address of a service of this program
at() {
	awk -F '\t' -v name="$1" -v program="$program" '$1 == name && $2 == program { print $3 }' /lab/services.tsv
}

# addresses: those of all services of this program
addresses() {
	awk -F '\t' -v program="$program" '$2 == program { print $3 }' /lab/services.tsv
}

# certificate KEY CERTIFICATE: one that nobody has signed
certificate() {
	openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj "/CN=mx.$program.test" -keyout "$1" -out "$2" 2>/dev/null
	chmod 600 "$1"
}

# The services that every Postfix has.
postfix_services() {
	cat <<EOF
postlog unix-dgram n - n - 1 postlogd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
tlsmgr unix - - n 1000? 1 tlsmgr
scache unix - - n - 1 scache
EOF
}

# What installing the package would have done comes first.
start_postfix() {
	chgrp postdrop /usr/sbin/postdrop /usr/sbin/postqueue
	chmod 2755 /usr/sbin/postdrop /usr/sbin/postqueue
	: >/etc/postfix/dynamicmaps.cf
	postfix set-permissions || true
	postfix start
}
