s/>550 Something happened</></
