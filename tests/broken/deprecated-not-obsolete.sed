/code="X.7.155"/s/classes/deprecated="2020-01-01" classes/
