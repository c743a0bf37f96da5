s/<sample made="yes">550 Fiddlesticks/<sample made="no">550 Fiddlesticks/
