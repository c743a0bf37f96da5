s/<pair code="550 5\.1\.1">/<pair code="550 5.1.2">/
