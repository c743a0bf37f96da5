s/updated="2000-01-02"/updated="2000-00-39"/
