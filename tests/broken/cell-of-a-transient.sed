s/<transient sisimai="on hold"/<transient sisimai="on holiday"/
