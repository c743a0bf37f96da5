s/<server>Repair it\./<server bounce="block">Repair it./
