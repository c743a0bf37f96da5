s/command="mail"/command="noop"/
