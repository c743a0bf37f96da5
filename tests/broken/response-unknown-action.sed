s/<verdict action="investigate"/<verdict action="wait"/
