s/<action id="slow-down" number="2"/<action id="none" number="2"/
