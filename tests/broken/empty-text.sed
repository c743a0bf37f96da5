s/<cause>Success.<\/cause>/<cause> <\/cause>/
