s/strength="medium"/strength="certain"/
