s/<match>one at a time<\/match>/<match>one at * time * for * this * one * door * here<\/match>/
