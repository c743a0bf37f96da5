s/<match>rules<\/match>//
s/<match> ban \* forever<\/match>//
