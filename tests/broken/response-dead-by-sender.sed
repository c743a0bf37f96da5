s/<verdict action="investigate"/<verdict action="suppress"/
