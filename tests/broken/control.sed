s/<title>Okay<\/title>/<title>Okay\&#x9b;31m<\/title>/
