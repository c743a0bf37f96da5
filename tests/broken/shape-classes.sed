s/classes="4 5"/classes="4,5"/
