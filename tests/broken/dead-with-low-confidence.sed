s/verdict permanent="block" action="investigate"/verdict permanent="hard" action="investigate"/
