/category id="bad-mailbox"/s/permanent="hard"/permanent="block"/
