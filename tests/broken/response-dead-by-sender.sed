s/<match>one at a time<\/match>/&<verdict permanent="hard" action="suppress">Why not.<\/verdict>/
