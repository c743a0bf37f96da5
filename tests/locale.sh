# A language to build in, whose letters are not those of English: of "[a-z]", Turkish has
# no "i". To be read with ".", behind tap.sh; sets $locale, which is made where it can be.
# shellcheck shell=sh
mkdir "$work/locale"
if localedef -i tr_TR -f UTF-8 "$work/locale/tr_TR.UTF-8" >/dev/null 2>&1; then
	LOCPATH=$work/locale
	export LOCPATH
	locale=tr_TR.UTF-8
else
	locale=$(locale -a 2>/dev/null | grep -E '^(tr|de)_..' | head -n 1)
	locale=${locale:-C.UTF-8}
fi
