s/<line made="yes">/<line>/
