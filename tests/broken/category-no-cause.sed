s/<cause>Somebody has rules\.<\/cause>//
