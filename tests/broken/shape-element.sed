s/<cause>Success.<\/cause>/<because>Success.<\/because>/
