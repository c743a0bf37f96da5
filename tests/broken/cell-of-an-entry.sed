s/<reply code="250"/& sisimai="unknow"/
