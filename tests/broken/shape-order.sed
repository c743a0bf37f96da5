s/<cause>Success.<\/cause>/<title>Again<\/title>/
