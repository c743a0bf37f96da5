s/X\.7\.155" classes/X.1.1" classes/
s/<pair code="550 4.7.155" mismatch="yes">/<pair code="550 4.1.1" mismatch="yes">/
