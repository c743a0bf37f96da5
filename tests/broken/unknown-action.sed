s/action="investigate">It says/action="shrug">It says/
