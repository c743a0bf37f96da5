s/<phrase reply="550"/& behind="550"/
