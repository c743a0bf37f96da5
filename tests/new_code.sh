# A reply code that no list has, put into one; to be read with ".".
# shellcheck shell=sh

# add_599 LIST
add_599() {
	perl -pi -e 's{^(    <reply code="605")}{    <reply code="599" category="policy" origin="de-facto" confidence="low">
      <title>Too many puns</title>
      <meaning>The server has no sense of humour.</meaning>
      <cause>A pun in the subject.</cause>
      <advice>Write it again, with a straight face.</advice>
      <source ref="kumomta"/>
    </reply>
$1}' "$1"
}
