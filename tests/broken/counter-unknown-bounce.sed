s/<counter bounce="hard">/<counter bounce="harder">/
