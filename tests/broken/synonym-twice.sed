s/mailbox, inbox/mailbox, inbox, fine/
