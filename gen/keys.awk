# Each text of a page under a key instead of its English, which stands in its scripts and
# in the runtime already: a number made of the English, to base 36, as src/web/say.js and
# src/web/texts.c make it.
#
#     awk -f gen/keys.awk FILE...
#
# A line is "English":"text", and becomes KEY, a blank and the text; bytes are bytes: it
# wants LC_ALL=C.
BEGIN {
	for (i = 1; i < 256; i++)
		code[sprintf("%c", i)] = i
	digits = "0123456789abcdefghijklmnopqrstuvwxyz"
}
split(substr($0, 2), half, /":"/) == 2 {
	k = key(english = plain(half[1]))
	sub(/",?$/, "", half[2])
	text = plain(half[2])
	if (text ~ /[<\\]/) {
		print "\"" text "\" has a sign that the script of a page cannot hold" >"/dev/stderr"
		exit 1
	}
	if (k in taken) {
		print "\"" english "\" and \"" taken[k] "\" have the same key" >"/dev/stderr"
		exit 1
	}
	taken[k] = english
	print k " " text
}

function key(text,   n, i, k) {
	for (i = 1; i <= length(text); i++)
		n = (n * 31 + code[substr(text, i, 1)]) % 60466176
	do {
		k = substr(digits, n % 36 + 1, 1) k
		n = int(n / 36)
	} while (n > 0)
	return k
}

function plain(text) {
	gsub(/\\u003c/, "<", text)
	gsub(/\\u003e/, ">", text)
	gsub(/\\u0026/, "\\&", text)
	gsub(/\\"/, "\"", text)
	return text
}
