s/code="250" category="ok"/code="250" category="okay"/
