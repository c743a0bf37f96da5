s/<source ref="rfc5321" section="4.2.1"/<source ref="rfc9999" section="4.2.1"/
