1s/$/<!DOCTYPE codes>/
