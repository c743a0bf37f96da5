#!/bin/sh
# Copy the sources, with nothing that was built, into a directory.
#
#     tests/copy.sh DIRECTORY
set -eu
cd "$(dirname "$0")/.."
tar -cf - --exclude='./build*' --exclude=./.git --exclude=./config.mk . | tar -xf - -C "$1"
