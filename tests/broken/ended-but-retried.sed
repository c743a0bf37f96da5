/It stays so until/d
