s/<advice>Remove it now.<\/advice>/<advice>Remove it.<\/advice>/
