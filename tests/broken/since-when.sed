s/ state="running"//
