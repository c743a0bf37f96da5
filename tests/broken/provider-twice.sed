s/<provider id="quiet" number="3"/<provider id="acme" number="3"/
