s/ref="rfc5321"/ref="iana"/
