s/<meaning>may get through later<\/meaning><personal>Have patience\.<\/personal>/may get through later/
