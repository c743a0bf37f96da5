s/mailbox, inbox/mailbox/
