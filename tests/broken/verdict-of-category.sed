s/permanent="block" action="investigate"/permanent="hard" action="suppress"/
