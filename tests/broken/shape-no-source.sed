s/<source ref="rfc5321" section="4.2.3"\/>//
