/<advice>Obey.</s/$/<registered>Because.<\/registered>/
