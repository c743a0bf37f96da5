#!/bin/sh
# The completions: they know the options of --help and the words that the
# command takes, and each shell that is installed really completes.
. "$(dirname "$0")/tap.sh"
unset COLUMNS NO_COLOR
bc=$plain/bouncecode
scripts=$B/completions
cd "$work" || exit 1
mkdir "a directory"
: >mail.log
: >'mail 2.log'
: >'mail*'

"$bc" --help | sed -n 's/^ *\(-[a-zA-Z]\), \(--[a-z-]*\).*/\1\n\2/p; s/^ *\(--[a-z-]*\)[= ].*/\1/p' | sort >options
[ "$(grep -c . options)" -ge 26 ]
ok $? "--help has options"
takers="category fault bounce action confidence kind provider as format color by"
for o in $takers; do
	"$bc" "--$o=?" 2>&1 | sed -n 's/.*expected one of: //p' | tr ' ' '\n' | sort >"words.$o"
	[ "$(grep -c . "words.$o")" -ge 2 ]
	ok $? "the command says what --$o takes"
done

# ---- bash

# in_bash WORD...: what is offered for the last of these words
in_bash() {
	bash --norc --noprofile -c '. "$0" && COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) &&
	    _bouncecode && if [ ${#COMPREPLY[@]} -gt 0 ]; then printf "%s\n" "${COMPREPLY[@]}"; fi' \
	    "$scripts/bouncecode.bash" bouncecode "$@" | sort
}
if command -v bash >/dev/null 2>&1; then
	bash -n "$scripts/bouncecode.bash"
	ok $? "bash reads its script"
	in_bash - | sed 's/=$//' >got
	same_file got options "bash: all options"
	for o in $takers; do
		in_bash --list "--$o" = '' >got
		same_file got "words.$o" "bash: all words of --$o"
	done
	is "$(in_bash --list --category = grey)" greylisted "bash: a word that is begun"
	is "$(in_bash --list --category grey)" greylisted "bash: behind a blank"
	is "$(in_bash --list --category=grey)" --category=greylisted "bash: where = divides no words"
	is "$(in_bash --cat)" --category= "bash: an option that is begun"
	is "$(in_bash -f j)" json "bash: behind a short option"
	is "$(in_bash --limit = '')" "" "bash: nothing for a number"
	is "$(in_bash --lines -f tsv mail)" "$(printf '%s\n' mail* | sort)" "bash: files behind --lines"
	is "$(in_bash --summary mail.)" mail.log "bash: behind --summary"
	is "$(in_bash --scan mail.log a)" "a directory" "bash: a directory behind --scan"
	is "$(in_bash --mail a)" "a directory" "bash: and behind --mail"
	is "$(in_bash mail)" "" "bash: no file for a query"
	is "$(in_bash --list mail)" "" "bash: nor for a prefix"
	is "$(in_bash --scan -- mail.log --s)" "" "bash: no option behind --"
	is "$(in_bash --scan -- mail.)" mail.log "bash: but files"
	is "$(bash --norc --noprofile -c '. "$0" && complete -p bouncecode' "$scripts/bouncecode.bash")" \
	    "complete -F _bouncecode bouncecode" "bash: completes bouncecode"
else
	skip "bash completes" "no bash"
fi

# ---- zsh

# in_zsh LINE: what the line is after a tab at its end, in a zsh of its own
cat >zsh.init <<'ZSH'
PS1= PS2= RPS1=
unset zle_bracketed_paste
unsetopt prompt_cr prompt_sp
stty -echo cols 400
fpath=($scripts $fpath)
autoload -U compinit
compinit -u -D
show() { print -r -- "line:${BUFFER}:end"; zle kill-buffer; }
zle -N show
bindkey '^I' expand-or-complete '^X' show
print ready:now
ZSH
cat >zsh.script <<'ZSH'
zmodload zsh/zpty || exit 1
zpty shell zsh -f -i
zpty -w shell ". ./zsh.init"
zpty -r -m shell got '*ready:now*'
zpty -w -n shell "$1"$'\t'$'\x18'
zpty -r -m shell got '*line:*:end*'
print -r -- ${${got##*line:}%%:end*}
zpty -d shell
ZSH
in_zsh() {
	scripts=$scripts TERM=dumb timeout 20 zsh -f zsh.script "$1" 2>/dev/null | tr -d '\r' | sed 's/ *$//'
}
# The words of a function of the script.
offered() { # offered OPTION SCRIPT
	sed -n "/^_bouncecode_$1()/,/^}/p" "$2" | sed -n "s/^		'\([a-z0-9-]*\)[:'].*/\1/p" | sort
}
if command -v zsh >/dev/null 2>&1; then
	zsh -n "$scripts/_bouncecode"
	ok $? "zsh reads its script"
	is "$(head -n 1 "$scripts/_bouncecode")" "#compdef bouncecode" "zsh: completes bouncecode"
	if [ "$(in_zsh 'bouncecode --vers')" = "bouncecode --version" ]; then
		is "$(in_zsh 'bouncecode --list --category=grey')" "bouncecode --list --category=greylisted" "zsh: a word that is begun"
		is "$(in_zsh 'bouncecode --as=sis')" "bouncecode --as=sisimai" "zsh: another one"
		is "$(in_zsh 'bouncecode -fj')" "bouncecode -fjson" "zsh: behind a short option"
		is "$(in_zsh 'bouncecode --scan mail.')" "bouncecode --scan mail.log" "zsh: a file behind --scan"
		is "$(in_zsh 'bouncecode mail.')" "bouncecode mail." "zsh: no file for a query"
		is "$(in_zsh 'bouncecode --lines --sum')" "bouncecode --lines --sum" "zsh: one mode excludes the others"
	else
		skip "zsh: completes" "no completion system, or no terminal"
	fi
else
	skip "zsh completes" "no zsh"
fi
for pair in category:category fault:fault bounce:bounce action:action confidence:confidence kind:kind \
    provider:provider as:system format:format color:when by:period; do
	offered "${pair#*:}" "$scripts/_bouncecode" >got
	same_file got "words.${pair%:*}" "zsh: all words of --${pair%:*}"
done
sed -n "s/^		'([^)]*)'//p" "$scripts/_bouncecode" | sed "s/'\[.*//" | tr -d '{}+=' | tr ',' '\n' | sort >got
same_file got options "zsh: all options"

# ---- fish

# in_fish LINE: what is offered for its last word
in_fish() {
	timeout 20 fish --no-config -c 'source $argv[1]; complete -C $argv[2]' "$scripts/bouncecode.fish" "$1" | cut -f1 | sort
}
if command -v fish >/dev/null 2>&1; then
	HOME=$work XDG_CONFIG_HOME=$work XDG_DATA_HOME=$work
	export HOME XDG_CONFIG_HOME XDG_DATA_HOME
	fish -n "$scripts/bouncecode.fish"
	ok $? "fish reads its script"
	in_fish 'bouncecode --' >got
	grep '^--' options >long
	same_file got long "fish: all options"
	for o in $takers; do
		in_fish "bouncecode --list --$o=" | sed 's/.*=//' >got
		same_file got "words.$o" "fish: all words of --$o"
	done
	is "$(in_fish 'bouncecode --list --category=grey')" --category=greylisted "fish: a word that is begun"
	is "$(in_fish 'bouncecode -f j')" json "fish: behind a short option"
	is "$(in_fish 'bouncecode --scan mail.')" mail.log "fish: a file behind --scan"
	is "$(in_fish 'bouncecode mail.')" "" "fish: no file for a query"
else
	skip "fish completes" "no fish"
fi
sed -n 's/^complete -c bouncecode \(-s . \)\?-l \([a-z-]*\).*/\1--\2/p' "$scripts/bouncecode.fish" | sed 's/-s \(.\) /-\1\n/' | sort >got
same_file got options "fish: all options of --help"

done_testing
