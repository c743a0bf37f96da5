s/<blocklist id="old-grudge" number="2"/<blocklist id="old-grudge" number="1"/
