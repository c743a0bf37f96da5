s/<note>The server contradicts itself.<\/note>//
