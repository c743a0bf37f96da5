s/<verdict action="investigate">It is only/<verdict action="wait">It is only/
