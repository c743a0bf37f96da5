s/<advice>Have patience\.</<advice>Stop at once.</
