s/<reply code="250"/<reply code="25"/
