s/urn:bouncecode:codes:1/urn:bouncecode:codes:2/
