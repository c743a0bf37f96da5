s/<advice>Obey.<\/advice>/<advice>Obey.<\/advice><verdict action="suppress">Why not.<\/verdict>/
