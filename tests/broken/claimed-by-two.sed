s/<phrase reply="550" category="bad-mailbox"/<phrase category="bad-mailbox"/
s/<match>Empfänger unbekannt<\/match>/<match>no such recipient<\/match>/
