s/<server bounce="soft">Repair/<server bounce="elastic">Repair/
