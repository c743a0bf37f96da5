s/<reply code="250" category="ok">/<reply code="250" category="ok" colour="red">/
