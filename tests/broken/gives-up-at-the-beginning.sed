s/<match>please be quiet<\/match>/&<advice>Stop sending to the address.<\/advice>/
