s/command="mail"/behind="550"/
