s/The address was never given out\./Nobody of that name/
