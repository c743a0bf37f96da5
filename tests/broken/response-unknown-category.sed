s/<response reply="552" category="policy"/<response reply="552" category="policies"/
