s/aliases="acme.example the-acme"/aliases="the-acme quiet"/
