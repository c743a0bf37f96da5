/id="old-grudge"/s/ decisive="yes"//
