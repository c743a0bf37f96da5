s/<advice>Ask which\.<\/advice>/<advice>Nothing to do about it.<\/advice>/
