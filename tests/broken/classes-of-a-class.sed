s/<enhanced code="4\.1\.1">/<enhanced code="4.1.1" classes="4">/
