s/Obey\./Obey\xff./
