s/category="system-error" bounce="soft">/category="system-error" bounce="softly">/
