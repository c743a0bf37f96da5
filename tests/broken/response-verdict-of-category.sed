s/<verdict action="investigate"/<verdict action="fix-sender"/
