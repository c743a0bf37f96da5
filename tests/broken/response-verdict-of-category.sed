s/<verdict action="investigate">It is only/<verdict action="fix-sender">It is only/
