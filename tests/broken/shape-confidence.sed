s/confidence="medium"/confidence="certain"/
