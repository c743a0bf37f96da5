s/learned="yes"/learned="maybe"/
