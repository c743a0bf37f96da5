s/<phrases>/<words>/
s/<\/phrases>/<\/words>/
