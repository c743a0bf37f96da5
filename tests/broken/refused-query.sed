s/<match>against our rules<\/match>/<match>asked by an open resolver<\/match>/
