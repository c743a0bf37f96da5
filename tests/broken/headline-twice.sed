s/<match>did not arrive<\/match>/<match>leider nicht<\/match>/
