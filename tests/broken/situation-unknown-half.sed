s/<situation code="250 2.1.1" reply="Let/<situation code="250 2.1.9" reply="Let/
