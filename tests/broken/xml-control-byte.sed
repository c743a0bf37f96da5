s/Obey\./Obey\x01./
