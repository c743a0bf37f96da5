s/words="let it be"/words="let it be, fine"/
