#!/bin/sh
# lab.sh OUTPUT PACKAGES CASES SERVER...: in namespaces of its own, which end with it:
# starts the servers, sends the mail of each case, and leaves logs and bounces below
# OUTPUT. live.t calls it.
set -eu
output=$1 packages=$2 cases=$3
shift 3
here=$(cd "$(dirname "$0")" && pwd)
lab=$output/lab
say() { echo "$(date +%s) $*" >>"$output/lab.log"; }

# ---- one network for all: nothing leads out of it

ip link set lo up
sed -n 's/^[^#][^	]*	[^	]*	\([0-9.]*\)	.*/\1/p' "$here/services.tsv" |
	cat - "$here/addresses" | sort -u | while read -r address; do
	ip addr add "$address/32" dev lo
done
# What goes there is lost on the way: a connection that times out.
ip route add 198.51.100.0/24 dev lo

# ---- a root for each server: this system, and its packages over it

mkdir -p "$lab"
mount -t tmpfs -o mode=755 lab "$lab"

make_root() { # make_root NAME PACKAGES...
	root=$lab/$1/system
	mkdir -p "$lab/$1/upper" "$lab/$1/work" "$root"
	mount -t overlay overlay -o "lowerdir=/,upperdir=$lab/$1/upper,workdir=$lab/$1/work" "$root"
	mount -t tmpfs -o mode=755 run "$root/run"
	mount -t tmpfs -o mode=1777 tmp "$root/tmp"
	mount -t proc proc "$root/proc"
	mount --rbind /dev "$root/dev"
	shift
	for set; do
		for deb in "$packages/$set"/*.deb; do
			dpkg-deb --fsys-tarfile "$deb" |
				tar -x --keep-directory-symlink --warning=no-timestamp -C "$root" -f -
		done
	done
	rm -f "$root/etc/resolv.conf" "$root/etc/hosts"
	echo "nameserver 192.0.2.53" >"$root/etc/resolv.conf"
	echo "127.0.0.1 localhost" >"$root/etc/hosts"
	echo "hosts: files dns" >"$root/etc/nsswitch.conf"
	while read -r name id; do
		sed -i "/^$name:/d" "$root/etc/passwd" "$root/etc/group"
		echo "$name:x:$id:$id::/nonexistent:/bin/false" >>"$root/etc/passwd"
		echo "$name:x:$id:" >>"$root/etc/group"
	done <"$here/users"
	mkdir -p "$root/lab"
	cp -R "$here/." "$root/lab"
	cp "$cases" "$root/lab/cases.tsv"
}

# start NAME PACKAGES...: as servers/NAME.sh says, in that root
start() {
	make_root "$@"
	chroot "$root" /bin/sh -euc "program=$1; . /lab/common.sh; . /lab/servers/$1.sh" >"$output/$1.log" 2>&1 </dev/null ||
		say "$1 does not start: $(tail -n 1 "$output/$1.log")"
	say "$1 is started"
}

perl "$here/dns.pl" 192.0.2.53 "$here/services.tsv" "$here/zone" >"$output/dns.log" 2>&1 &
perl "$here/odd.pl" "$here/services.tsv" >"$output/odd.log" 2>&1 &
for server; do
	case $server in
	postfix) start "$server" postfix postgrey spf opendmarc rspamd ;;
	*) start "$server" "$server" ;;
	esac
done
start from_postfix postfix
start from_exim exim
sleep 1

# ---- the mail of each case, through one sender after the other

waiting() { # waiting SENDER: is there anything in its queue?
	case $1 in
	from_postfix) find "$root"/var/spool/postfix/maildrop "$root"/var/spool/postfix/incoming \
		"$root"/var/spool/postfix/active "$root"/var/spool/postfix/deferred -type f ;;
	from_exim) find "$root/var/spool/exim4/input" -name '*-H' ;;
	esac | grep -q .
}
for sender in from_postfix from_exim; do
	root=$lab/$sender/system
	chroot "$root" /bin/sh -eu /lab/send.sh "$sender" "$@" >"$output/$sender.send.log" 2>&1 || say "send.sh: status $?"
	# Until the last bounce has come.
	left=60
	while [ $left -gt 0 ] && waiting "$sender"; do
		sleep 2
		left=$((left - 2))
		[ "$sender" = from_postfix ] || [ $((left % 8)) != 0 ] || chroot "$root" exim4 -qff &
	done
	say "$sender: the queue is empty, or the time over"
	mkdir -p "$output/$sender.bounces"
	cp -R "$root/var/bounces/all/." "$output/$sender.bounces"
done
for file in "$lab"/*/system/var/log/mail.log; do
	cp "$file" "$output/$(echo "${file#"$lab"/}" | cut -d / -f 1).mail.log"
done
