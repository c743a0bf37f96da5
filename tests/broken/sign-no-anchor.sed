s/<sign strength="medium">\[Acme\]/<sign strength="medium">[A * m]/
