#!/bin/sh
# bouncecode.dask on a scheduler and workers that are processes of their own: what the
# command tells of the whole, also where workers are killed and added.
. "$(dirname "$0")/../tap.sh"
export B PYTHONDONTWRITEBYTECODE=1
: "${PYTHON:=/usr/bin/python3}"

for need in pytest dask distributed; do
	"$PYTHON" -c "import $need" 2>/dev/null && continue
	[ -z "${CI_PACKAGES:-}" ] || { ok 1 "$need is there"; done_testing; }
	skip_all "no $need for $PYTHON"
done

"$PYTHON" -m zipfile -e "$B"/python/dist/*.whl "$work/site"
ok $? "there is a wheel"
PYTHONPATH=$work/site:tests/python "$PYTHON" -m pytest -q -p no:cacheprovider --tb=short \
    --basetemp="$work/pytest" --durations=5 tests/python/cluster.py >"$work/log" 2>&1
ok $? "pytest: $(tail -n 1 "$work/log")"
sed 's/^/# /' "$work/log" | tail -n 80

done_testing
