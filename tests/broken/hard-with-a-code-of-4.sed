s/<phrase category="bad-mailbox" confidence="medium"/<phrase enhanced="4.1.1" category="bad-mailbox" confidence="medium"/
