s/<enhanced code="X\.7\.155"/<enhanced code="X.7.05"/
