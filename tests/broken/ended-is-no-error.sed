/id="old-grudge"/s/category="system-error"/category="policy"/
