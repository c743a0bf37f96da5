s/reply="Let it be"/reply="Laß es"/
