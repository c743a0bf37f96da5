/code="X.7.155"/s/classes="4 5"/classes=""/
