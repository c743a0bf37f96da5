s/<cue command="mail" category/<cue learned="yes" category/
