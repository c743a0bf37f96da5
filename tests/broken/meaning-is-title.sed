s/<meaning>Against a rule.<\/meaning>/<meaning>A rule<\/meaning>/
