s/<advice>Tell them that Old Grudge is no more\.<\/advice>/<advice>Nothing to do here.<\/advice>/
