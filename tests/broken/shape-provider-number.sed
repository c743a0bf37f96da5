s/<provider id="quiet" number="3"/<provider id="quiet" number="three"/
