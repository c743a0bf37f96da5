s/<match>please be quiet<\/match>/&<advice>Check the list; suppress it at once.<\/advice>/
