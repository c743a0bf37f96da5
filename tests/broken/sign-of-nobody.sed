s/<response provider="quiet"/<response/
