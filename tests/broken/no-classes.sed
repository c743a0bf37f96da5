s/ classes="2 5"//
