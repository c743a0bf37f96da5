s/<action id="retry" number="1"/<action id="none" number="1"/
