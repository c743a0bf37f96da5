s/id="iana" name/id="rfc5321" name/
s/ref="iana"/ref="rfc5321"/
