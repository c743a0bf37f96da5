s/<\/replies>/<\/reply>/
