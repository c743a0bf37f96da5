"""What the tests of the package share: the command that they compare it with."""
import json
import os
import subprocess
import threading
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def command():
    """A function that runs the command, and returns its records as text."""
    program = Path(os.environ["B"]) / "bouncecode"

    def run(*arguments, given=b""):
        done = subprocess.run([program, *arguments], input=given, capture_output=True)
        assert done.returncode in (0, 1), done.stderr
        return done.stdout.decode().splitlines()

    return run


@pytest.fixture(scope="session")
def texts():
    """The texts of all corpora, as bytes, without line ends."""
    found = []
    for path in sorted((TOP / "tests" / "corpus").glob("*.tsv")):
        rows = path.read_bytes().split(b"\n")[1:]
        found += [row.split(b"\t")[2] for row in rows if row]
    for path in ("answers/texts.tsv", "logs/lines.tsv"):
        rows = (TOP / "tests" / path).read_bytes().split(b"\n")
        found += [row.rsplit(b"\t", 1)[-1] for row in rows if row]
    assert len(found) > 1000
    return found


def at_once(function, n):
    """Call the function in so many threads at the same time."""
    threads = [threading.Thread(target=function) for _ in range(n)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def without(record, *names):
    """A record of the command in JSON, without members that only the command has."""
    fields = json.loads(record)
    for name in names:
        fields.pop(name)
    return fields
