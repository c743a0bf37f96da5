s/<phrase reply="550" category="bad-mailbox"/& learned="yes"/
