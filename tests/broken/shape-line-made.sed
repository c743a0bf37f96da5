s/<line made="yes">/<line made="no">/
