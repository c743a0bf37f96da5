s/<subject digit="1" category="policy">/<subject digit="1">/
