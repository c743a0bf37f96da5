/id="old-grudge"/s/ decisive/ delist="https:\/\/example.org\/old"&/
