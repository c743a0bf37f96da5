# Write the files of the runtime one behind the other, as one file.
#
#     awk -v source=src -v generated=build -f gen/one_file.awk FILE...
#
# A header of theirs is put where it is first included, without its guard; the
# headers of the system are left to the caller. What is meant for one file or
# for separate ones, under BC_ONE_FILE, is resolved. A file that was named twice
# counts once. The rooms that a part is, of src/parts, stand under its condition.

function fail(name, why) {
	print name ": " why | "cat >&2"
	exit 1
}

# Of the conditions that are open: is there one whose lines are left out?
function is_left_out(    i) {
	for (i = 1; i <= depth; i++)
		if (left_out[i])
			return 1
	return 0
}

# And one that is not resolved here?
function is_conditional(    i) {
	for (i = 1; i <= depth; i++)
		if (!resolved[i])
			return 1
	return 0
}

# The condition that the lines of a file stand under. A generated table belongs
# to the file that includes it.
function guard(name,    room) {
	room = "src/" name
	sub(/\/[^\/]*$/, "", room)
	if (name ~ /\.gen\.h$/ || part[room] == guarded)
		return
	if (guarded != "")
		print "\n#endif"
	guarded = part[room]
	if (guarded != "")
		print "\n#ifndef BOUNCECODE_NO_" toupper(guarded)
}

function put(name, line) {
	if (line != "")
		guard(name)
	if (line != "" && name != shown)
		print "\n/* ---- " name " ---- */\n"
	else if (line != "" && blank)
		print ""
	if (line != "") {
		print line
		shown = name
	}
	blank = line == ""
}

function inline(name, path,    line, lines, outer) {
	seen[name] = 1
	outer = depth
	while ((lines = (getline line <path)) > 0)
		if (!directive(line, name) && !is_left_out())
			put(name, line)
	if (lines < 0 || depth != outer)
		fail(path, "cannot be read to its end")
	close(path)
}

# Is the line one that only separate files need?
function directive(line, name,    part, file) {
	if (line ~ /^#if/) {
		depth++
		resolved[depth] = line ~ /^#ifn?def BC_ONE_FILE$/ || \
		    line ~ /^#ifndef BC_[A-Z]*_H$/
		left_out[depth] = line == "#ifndef BC_ONE_FILE"
		return resolved[depth]
	}
	if (line ~ /^#else/ && resolved[depth])
		left_out[depth] = !left_out[depth]
	if (line ~ /^#else/)
		return resolved[depth]
	if (line ~ /^#endif/)
		return resolved[depth--]
	if (line ~ /^#define BC_[A-Z]*_H$/ || line ~ /^#include </)
		return 1
	if (line !~ /^#include "/)
		return 0
	split(line, part, "\"")
	file = part[2]
	if (file == "bouncecode.h" || (file in seen) || is_left_out())
		return 1
	if (file ~ /\.gen\.h$/)
		inline(file, generated "/" file)
	else if (is_conditional())
		fail(name, "includes " file " under a condition")
	else
		inline(file, source "/" file)
	return 1
}

BEGIN {
	while ((getline line <(source "/parts")) > 0)
		if (line !~ /^#/) {
			split(line, column, " ")
			n = split(column[3], rooms, ",")
			for (i = 1; i <= n; i++)
				part[rooms[i]] = column[1]
		}
	for (i = 1; i < ARGC; i++) {
		name = ARGV[i]
		name = substr(name, length(source) + 2)
		if (!(name in seen))
			inline(name, ARGV[i])
	}
	guard("bouncecode.h")
	exit
}
