s/>250 2.0.0 Taken, and thank you</>250 Message taken, thank you</
