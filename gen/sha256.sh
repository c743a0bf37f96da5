# The SHA-256 of standard input, by what the system has; to be read with ".".
# shellcheck shell=sh
sha256() {
	if command -v sha256sum >/dev/null 2>&1; then
		sha256_line=$(sha256sum)
	elif command -v shasum >/dev/null 2>&1; then
		sha256_line=$(shasum -a 256)
	else
		sha256_line=$(openssl dgst -sha256 -r)
	fi || return
	echo "${sha256_line%% *}"
}
