s/<line category="policy" source="seen">/<line category="policy" made="yes" source="seen">/
