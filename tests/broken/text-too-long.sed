/<meaning>a rule</{s//<meaning>@@@@@@@@@@@@@@@@</;s/@/%%%%%%%%%%%%%%%%/g;s/%/\xc3\xa9/g;}
