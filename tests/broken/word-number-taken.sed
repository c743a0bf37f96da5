s/<action id="retry" number="1"/<action id="retry" number="0"/
