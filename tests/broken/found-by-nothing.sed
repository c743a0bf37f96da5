s/<match>one at a time<\/match>//
