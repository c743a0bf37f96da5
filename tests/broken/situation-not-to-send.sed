s/<situation code="250 2.1.1" reply="Let/<situation code="550 5.1.1" reply="Let/
