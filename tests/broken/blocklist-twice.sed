s/<blocklist id="old-grudge"/<blocklist id="grudge"/
