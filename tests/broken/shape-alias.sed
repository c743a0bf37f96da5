s/aliases="acme.example the-acme"/aliases="Acme"/
