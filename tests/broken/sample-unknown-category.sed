s/<sample made="yes" category="bad-mailbox">/<sample made="yes" category="bad-mail">/
