#!/bin/sh
# --suggest: what a server should answer, for the situations of suggest.tsv, and
# that each answer of the list is read back as what it says.
. "$(dirname "$0")/command.sh"

grep -v '^#' "$top/tests/suggest.tsv" >table
while IFS='	' read -r words code source; do
	# shellcheck disable=SC2086
	run 0 --suggest $words
	is "$(head -n 1 out | cut -d ' ' -f 1-2) $(sed '/^Or,/,$d' out | grep -c " $source, http")" "$code 1" "$words: $code, $source"
done <table

# ---- the answers themselves

perl -0777 -ne '
    while (/<situation code="(.*?)" reply="(.*?)" words="(.*?)">/g) {
        my ($code, $reply, $words) = ($1, $2, $3);
        s/&lt;/</g, s/&gt;/>/g, s/&quot;/"/g, s/&amp;/&/g for $reply;
        print "$code $reply\t", join("\t", split /, /, $words), "\n";
    }' "$top/codes.xml" >situations
[ "$(wc -l <situations)" -ge 80 ]
ok $? "there are some eighty situations"
cut -f 1 situations | "$bc" --lines -f tsv >read
is "$(fields category <read | grep -c .)" "$(wc -l <situations | tr -d ' ')" "each answer is explained"
# Words that a server sends say the same as its code, where that says anything. The
# codes of these cover more than one thing, and their words tell which.
cat >covered <<'T'
554 5.6.1 Attachments of this type are not accepted: content-rejected
530 5.7.0 Must issue a STARTTLS command first: tls-failed
538 5.7.11 Encryption is required for this authentication mechanism: tls-failed
503 5.5.1 Already authenticated: login-failed
T
cut -f 1 situations | cut -d ' ' -f 1-2 | "$bc" --lines -f tsv | fields confidence category >codes
fields category <read | paste situations - codes | awk -F '\t' '$(NF-1) == "high" && $NF != $(NF-2) { print $1 ": " $(NF-2) }' >differ
same_file differ covered "and its words say what its code does"
awk -F '\t' '{ for (i = 2; i <= NF; i++) if (n++ % 4 == 0) print $1 FS $i }' situations >phrases
missing=0
while IFS='	' read -r answer phrase; do
	"$bc" --suggest "$phrase" >out
	[ "$(head -n 1 out)" = "$answer" ] || { missing=$((missing + 1)); echo "# $phrase: $(head -n 1 out)"; }
done <phrases
is "$missing" 0 "each fourth of its phrases finds a situation"

# ---- forms

run 0 --suggest --json mailbox is full
is "$(perl -MJSON::PP -ne '$r = decode_json($_); print join "|", map { $_ // "null" } @$r{qw(rank reply enhanced code category bounce action source url)}; print "\n"' out)" \
    "1|452|4.2.2|452 4.2.2|mailbox-full|soft|retry|RFC 3463 section 3.3|https://www.rfc-editor.org/rfc/rfc3463.html#section-3.3
2|552|5.2.2|552 5.2.2|mailbox-full|soft|retry|RFC 4468 section 6|https://www.rfc-editor.org/rfc/rfc4468.html#section-6" "JSON: an object for each answer"
run 0 --suggest -f tsv --limit=1 mailbox full
is "$(fields rank code text <out)" "1	452 4.2.2	The mailbox is full, try again later" "TSV, and only so many"
for words in banana "purple elephants" "the of" "mailbox elephants" "???"; do
	run 1 --suggest "$words"
	is "$? $(cat out)$(cat err)" "0 bouncecode: no answer is known for '$words'; --search looks for codes" "'$words': nothing fits"
done
run 2 --suggest
is "$? $(head -n 1 err)" "0 bouncecode: --suggest: no words given" "no words"
run 0 --suggest "$(head -c 10000 /dev/zero | tr '\0' x)" mailbox full
is "$(head -n 1 out)" "452 4.2.2 The mailbox is full, try again later" "a long word does not matter"
if has_terminal; then
	ragged=
	for columns in $(seq 40 59); do
		terminal "$columns" NO_COLOR=1 "$bc" --suggest mailbox full |
		    sed '1,/^Or,/d; /^[0-9]/d' | is_filled "$columns" 4 || ragged="$ragged $columns"
	done
	is "$ragged" "" "in a narrow terminal, when to answer otherwise is wrapped"
fi

done_testing
