s/<match>rules<\/match>/<match> ban * forever<\/match>/
