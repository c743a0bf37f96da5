s/<meaning>Against a rule.<\/meaning>//
