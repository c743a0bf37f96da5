s/<match>Empf.*unbekannt<\/match>/&<verdict permanent="block">It may be a typing error.<\/verdict>/
