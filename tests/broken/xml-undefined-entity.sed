s/Obey\./\&obey;/
