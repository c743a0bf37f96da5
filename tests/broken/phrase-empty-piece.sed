s/<match>one at a time<\/match>/<match>one at *  * time<\/match>/
