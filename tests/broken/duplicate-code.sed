s/<reply code="550"/<reply code="250"/
