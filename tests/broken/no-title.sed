s/<title>Okay<\/title>//
