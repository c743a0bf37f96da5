#!/bin/sh
# In a pipeline: one line for each line, at once, and what a real rsyslogd makes of it.
. "$(dirname "$0")/tap.sh"
