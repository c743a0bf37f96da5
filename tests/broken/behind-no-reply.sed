s/behind="550"/behind="550 551"/
