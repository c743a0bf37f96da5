/id="seen"/s/title="[^"]*"/title=""/
