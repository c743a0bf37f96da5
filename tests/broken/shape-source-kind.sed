s/kind="collection"/kind="hearsay"/
