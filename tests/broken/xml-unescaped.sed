s/&amp; more/\& more/
