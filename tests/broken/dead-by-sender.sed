s/<advice>Obey.<\/advice>/<advice>Obey.<\/advice><verdict permanent="hard" action="suppress">Why not.<\/verdict>/
