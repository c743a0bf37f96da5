s/<title>Nobody of that name<\/title>/<title>bad address<\/title>/
/token="E=Gone/s/category="bad-mailbox"/category="policy"/
s/<sample made="yes" category="bad-mailbox">/<sample>/
