s/verdict permanent="block"/verdict permanent="blocked"/
