/<title>Two clients/,/<sample>/s/ref="seen"/ref="heard"/
