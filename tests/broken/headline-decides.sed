s/<sample made="yes">Your message did/<sample category="policy">Your message did/
