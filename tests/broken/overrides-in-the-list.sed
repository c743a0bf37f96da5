/<reply code="250"/s/category="ok"/& overrides="ok"/
