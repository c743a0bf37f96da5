/id="old-grudge"/s/ decisive="yes"//
/id="old-grudge"/s/ state="ended" since="1998"//
s/<match>old-grudge.example<\/match>/<match>error: 127.255.255.254<\/match>/
