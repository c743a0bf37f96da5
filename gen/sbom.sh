#!/bin/sh
# Write what is in a tarball, as SPDX 2.3 in JSON, to standard output:
#
#     gen/sbom.sh TREE TARBALL VERSION HOMEPAGE TIME
#
# TREE is what is in the tarball, TIME that of the commit, in seconds. What is written
# depends on nothing else.
set -eu
LC_ALL=C
export LC_ALL
[ $# = 5 ] || {
	echo "usage: $0 TREE TARBALL VERSION HOMEPAGE TIME" >&2
	exit 2
}
tree=$1
tarball=$2
version=$3
homepage=$4
. "$(dirname "$0")/sha256.sh"
name=$(basename "$tarball")
digest=$(sha256 <"$tarball")
created=$(date -u -d "@$5" +%Y-%m-%dT%H:%M:%SZ 2>/dev/null || date -u -r "$5" +%Y-%m-%dT%H:%M:%SZ)
data=$(sed -n 's/^<codes .* version="\([^"]*\)".*/\1/p' "$tree/codes.xml")
work=$(mktemp -d)
files=$work/files
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

digests() { # digests 1|256: of the files that are named, in lines that begin with them
	if command -v "sha${1}sum" >/dev/null 2>&1; then
		xargs -0 "sha${1}sum"
	else
		xargs -0 shasum -a "$1"
	fi
}

# A line for each file: SHA-1, SHA-256, path. Where one cannot be read, there is no list.
(cd "$tree" && find . -type f) >"$work/found"
sort "$work/found" | tr '\n' '\0' >"$work/names"
for kind in 1 256; do
	(cd "$tree" && digests "$kind") <"$work/names" >"$work/sha$kind"
done
cut -d ' ' -f 1 "$work/sha256" | paste -d ' ' - "$work/sha1" |
    sed 's/^\([0-9a-f]*\) \([0-9a-f]*\) [ *]/\2 \1 /' >"$files"
# SPDX 2.3 section 7.9: the digest of the digests, sorted.
cut -d ' ' -f 1 "$files" | sort | tr -d '\n' >"$work/sorted"
code=$(printf %s "$work/sorted" | digests 1)
code=${code%% *}

cat <<J
{
  "spdxVersion": "SPDX-2.3",
  "dataLicense": "CC0-1.0",
  "SPDXID": "SPDXRef-DOCUMENT",
  "name": "bouncecode-$version",
  "documentNamespace": "$homepage/spdx/bouncecode-$version-$digest",
  "creationInfo": { "created": "$created", "creators": [ "Organization: bouncecode authors", "Tool: sbom.sh-$version" ] },
  "packages": [
    {
      "name": "bouncecode",
      "SPDXID": "SPDXRef-Package",
      "versionInfo": "$version",
      "packageFileName": "$name",
      "supplier": "Organization: bouncecode authors",
      "downloadLocation": "NOASSERTION",
      "homepage": "$homepage",
      "primaryPackagePurpose": "SOURCE",
      "filesAnalyzed": true,
      "packageVerificationCode": { "packageVerificationCodeValue": "$code" },
      "checksums": [ { "algorithm": "SHA256", "checksumValue": "$digest" } ],
      "licenseConcluded": "NOASSERTION",
      "licenseDeclared": "MIT",
      "licenseInfoFromFiles": [ "MIT", "NOASSERTION" ],
      "licenseComments": "All but tests/corpus, whose README.md names the licences of what others wrote.",
      "copyrightText": "$(grep '^Copyright' "$tree/LICENSE")",
      "comment": "Data $data, the edition of codes.xml"
    },
J

# What it is built with, and what it uses where it is there.
libraries="libxml2:MIT:BUILD_DEPENDENCY_OF gperf:GPL-3.0-or-later:BUILD_TOOL_OF
    zlib:Zlib:OPTIONAL_DEPENDENCY_OF bzip2:bzip2-1.0.6:OPTIONAL_DEPENDENCY_OF
    liblzma:NOASSERTION:OPTIONAL_DEPENDENCY_OF libzstd:BSD-3-Clause:OPTIONAL_DEPENDENCY_OF
    gmime:LGPL-2.1-or-later:OPTIONAL_DEPENDENCY_OF"
comma=
for library in $libraries; do
	licence=${library#*:}
	printf '%s    { "name": "%s", "SPDXID": "SPDXRef-%s", "downloadLocation": "NOASSERTION", "filesAnalyzed": false,\n' \
	    "$comma" "${library%%:*}" "${library%%:*}"
	printf '      "licenseConcluded": "NOASSERTION", "licenseDeclared": "%s", "copyrightText": "NOASSERTION" }' "${licence%:*}"
	comma=",
"
done
printf '\n  ],\n  "files": [\n'
awk '{
		path = substr($0, length($1 $2) + 3)
		gsub(/[\\"]/, "\\\\&", path)
		licence = path ~ /^\.\/tests\/corpus\// ? "NOASSERTION" : "MIT"
		printf "%s    { \"fileName\": \"%s\", \"SPDXID\": \"SPDXRef-File-%d\",\n", (NR == 1 ? "" : ",\n"), path, NR
		printf "      \"checksums\": [ { \"algorithm\": \"SHA1\", \"checksumValue\": \"%s\" },", $1
		printf " { \"algorithm\": \"SHA256\", \"checksumValue\": \"%s\" } ],\n", $2
		printf "      \"licenseConcluded\": \"%s\", \"licenseInfoInFiles\": [ \"%s\" ]," \
		    " \"copyrightText\": \"NOASSERTION\" }", licence, licence
	}' "$files"
printf '\n  ],\n  "relationships": [\n'
for library in $libraries; do
	printf '    { "spdxElementId": "SPDXRef-%s", "relationshipType": "%s", "relatedSpdxElement": "SPDXRef-Package" },\n' \
	    "${library%%:*}" "${library##*:}"
done
awk '{ printf "    { \"spdxElementId\": \"SPDXRef-Package\", \"relationshipType\": \"CONTAINS\"," \
	    " \"relatedSpdxElement\": \"SPDXRef-File-%d\" },\n", NR }' "$files"
cat <<J
    { "spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": "SPDXRef-Package" }
  ]
}
J
