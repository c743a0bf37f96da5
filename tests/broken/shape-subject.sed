s/<enhanced code="X\.7\.155"/<enhanced code="X.9.155"/
s/550 4\.7\.155/550 4.9.155/
