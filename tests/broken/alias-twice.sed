s/<provider id="quiet"/& aliases="hush the-acme"/
