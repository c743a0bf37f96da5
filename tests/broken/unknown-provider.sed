s/<response provider="acme" enhanced/<response provider="acne" enhanced/
