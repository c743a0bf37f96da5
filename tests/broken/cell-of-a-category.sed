s/sisimai="userunknown, unknown"/sisimai="userunknown, nobody"/
