/<match>did not arrive/,/<sample/s/ref="hearsay"/ref="heard"/
