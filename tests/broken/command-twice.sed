s/behind="550"/command="mail"/
