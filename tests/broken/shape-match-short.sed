s/<match>rules<\/match>/<match>ban<\/match>/
