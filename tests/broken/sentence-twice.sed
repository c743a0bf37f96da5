s/<server bounce="soft">Repair/<server>Repair/
