s|digit="5" category="policy" confidence="medium"|digit="5" category="policy" confidence="certain"|
