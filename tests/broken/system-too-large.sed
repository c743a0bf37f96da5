s/<system id="kumo" number="1"/<system id="kumo" number="16"/
