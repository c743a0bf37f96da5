s/<match>one at a time<\/match>/<match>one at\na time<\/match>/
