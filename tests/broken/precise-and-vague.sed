s/ precise="yes"/& vague="yes"/
