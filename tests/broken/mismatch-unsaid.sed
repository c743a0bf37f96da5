s/ mismatch="yes"//
