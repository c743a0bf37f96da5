s/<line category="ok" made="yes">250 Message/<line category="okay" made="yes">250 Message/
