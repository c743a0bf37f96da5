/<phrase reply="550"/s/ checked="2000-01"//
