s/delist="https:/delist="ftp:/
