s/<line category="policy" source="seen">/<line category="policy" source="saw">/
