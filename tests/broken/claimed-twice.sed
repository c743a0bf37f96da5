s/<match>one at a time<\/match>/&<match>One  AT_a time<\/match>/
