#!/bin/sh
# fetch.sh DIRECTORY SERVER...: the packages of each server, as apt gives them, in a
# directory of its own, since Debian's mail servers exclude each other. Nothing is
# installed, and what is there already is not asked for again.
set -eu
mkdir -p "$1"
directory=$(cd "$1" && pwd) # a relative one would be below apt's own
shift

# What a server needs beside what the machine has: its name, and its packages.
packages() {
	case $1 in
	postfix) echo postfix libsasl2-modules openssl ;;
	exim) echo exim4-daemon-heavy openssl ;;
	opensmtpd) echo opensmtpd openssl ;;
	sendmail) echo sendmail-bin sendmail-base sendmail-cf m4 ;;
	courier) echo courier-mta courier-base ;;
	dovecot) echo dovecot-lmtpd dovecot-core ;;
	postgrey) echo postgrey ;;
	spf) echo postfix-policyd-spf-python ;;
	opendmarc) echo opendmarc ;;
	rspamd) echo rspamd ;;
	*) return 1 ;;
	esac
}

for server; do
	archive=$directory/$server
	[ ! -e "$archive/complete" ] || continue
	mkdir -p "$archive/partial"
	for package in $(packages "$server"); do
		# Each alone: together they would be refused for what conflicts with what is installed.
		apt-get install --download-only --reinstall --no-install-recommends -y -qq \
		    -o Debug::NoLocking=1 -o Acquire::http::Timeout=20 -o Acquire::Retries=0 \
		    -o Dir::Cache::archives="$archive" "$package" </dev/null
	done
	ls "$archive"/*.deb >/dev/null
	: >"$archive/complete"
done
