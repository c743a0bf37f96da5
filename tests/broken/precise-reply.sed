s/<reply code="250"/& precise="yes"/
