s/<server bounce="soft">Repair it soon.<\/server>/&<server bounce="soft">Repair it now.<\/server>/
