# The words of a page in one language: what stands in braces is English, and becomes
# what that language has for it, as HTML.
#
#     awk -v language=ID -f gen/words.awk LANGUAGES FILE...
#
# LANGUAGES is what "bouncegen languages" made: a line for each text. Bytes are bytes:
# it wants LC_ALL=C.
BEGIN { said["en"] = language } # of the page, and of what is in its language
NR == FNR {
	if (/^\{"language":/)
		reads = index($0, "{\"language\":\"" language "\",") == 1
	else if (reads && split(substr($0, 2), half, /":"/) == 2) {
		sub(/",?$/, "", half[2])
		said[half[1]] = html(half[2])
	}
	next
}
{
	for (rest = $0; match(rest, /\{[A-Za-z][^{}]*\}/); rest = substr(rest, RSTART + RLENGTH)) {
		english = substr(rest, RSTART + 1, RLENGTH - 2)
		printf "%s%s", substr(rest, 1, RSTART - 1), english in said ? said[english] : html(english)
	}
	print rest
}

function html(text) {
	gsub(/\\u003c/, "\\&#60;", text)
	gsub(/\\u003e/, "\\&#62;", text)
	gsub(/\\u0026/, "\\&#38;", text)
	gsub(/\\"/, "\\&#34;", text)
	return text
}
