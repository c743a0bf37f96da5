s/<match>against our rules<\/match>/<match>No such  recipient<\/match>/
s/<phrase category="policy" catch-all="yes"/<phrase reply="551" category="policy"/
