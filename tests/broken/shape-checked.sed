187s/checked="2000-01"/checked="January 2000"/
