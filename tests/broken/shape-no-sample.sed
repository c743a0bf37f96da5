s/<sample>550 The rules say no<\/sample>//
