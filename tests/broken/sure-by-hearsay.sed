s/<phrase reply="550"/&/
/<title>No such recipient/,/<sample/s/ref="seen"/ref="hearsay"/
