s/<match>one at a time<\/match>/<match>one a<\/match>/
