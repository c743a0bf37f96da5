/provider id="acme"/s/number="1"/number="192"/
