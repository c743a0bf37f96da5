s/<headline lang="de" provider="acme">/<headline lang="de" provider="acne">/
