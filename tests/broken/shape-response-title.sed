s/<title>Two clients, one door<\/title>//
