# Makes a module of CommonJS of one of ECMAScript that imports nothing, and exports
# functions and classes where they are declared.
/^export / {
	sub(/^export /, "")
	name = $0
	sub(/^(async )?(function|class) /, "", name)
	sub(/[^A-Za-z].*/, "", name)
	names = names (names ? ", " : "") name
}
{ print }
/^\/\/ / && !begun { next }
!begun { print "'use strict';\n"; begun = 1 }
END { print "\nmodule.exports = { " names " };" }
