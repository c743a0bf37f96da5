s/category id="ok"/category id="fine"/
s/code="250" category="ok"/code="250" category="fine"/
