s/<match>one at a time<\/match>/<match>容 * 容 * 容 * 容 * 容 * 容<\/match>/
s/容/容量容量容量容量容量容量容量容量容量容量容量容量容量容量容量/g
