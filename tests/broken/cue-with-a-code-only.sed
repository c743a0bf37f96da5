s/<match>rules<\/match>//
s/<match> ban \* forever<\/match>//
s/<cue category/<cue enhanced="5.7.155" category/
