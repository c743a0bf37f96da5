s/<phrase reply="550" category="bad-mailbox"/& confidence="low"/
