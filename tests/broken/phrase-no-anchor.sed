s/<match>one at a time<\/match>/<match>one * by * one<\/match>/
