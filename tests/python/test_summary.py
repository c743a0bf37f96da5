"""Summaries are those of the command, whole or in parts, here or in other processes."""
import gzip
import io
import json
import multiprocessing
import pickle
import random

import pytest

import bouncecode
from bouncecode import Summary
from conftest import TOP, at_once

MAIL_LOG = TOP / "tests/logs/mail.log"


@pytest.fixture(scope="module")
def log(tmp_path_factory):
    """Some thousand lines: those of the tests, with other queue ids and addresses."""
    lines = [r.rsplit("\t", 1)[-1] for r in (TOP / "tests/logs/lines.tsv").read_text(errors="surrogateescape").split("\n")]
    chance = random.Random(7)
    sample = [line.replace("example.net", f"example{chance.randrange(40)}.net") for _ in range(8) for line in lines if "," not in line]
    path = tmp_path_factory.mktemp("logs") / "log"
    path.write_text("\n".join(sample) + "\n", errors="surrogateescape")
    return path


@pytest.mark.parametrize("by", [None, "hour", "day"])
def test_records(command, log, by):
    for path in (MAIL_LOG, log):
        arguments = ["--summary", "--format=json"] + ([f"--by={by}"] if by else [])
        expected = [json.loads(record) for record in command(*arguments, str(path))]
        assert Summary(path).records(by) == expected
        assert len(expected) > 20


def test_partial_summaries(command, log):
    written = "\n".join(command("--summary", "--format=partial", str(log))) + "\n"
    summary = Summary(log)
    assert summary.to_bytes().decode() == written
    assert Summary.from_bytes(written.encode()) == summary
    assert Summary() != summary and Summary() == Summary(b"") and not summary == 1
    with pytest.raises(TypeError):
        hash(summary)


def summary_of(part):
    return Summary(part)


def test_parts_in_any_order(log):
    whole = Summary(log)
    lines = log.read_bytes().splitlines(keepends=True)
    parts = [b"".join(lines[at : at + 97]) for at in range(0, len(lines), 97)]
    random.Random(3).shuffle(parts)
    merged = Summary()
    for part in parts:
        merged.merge(Summary(io.BytesIO(part)))
    assert merged == whole and merged.records("day") == whole.records("day")
    fed = Summary(*parts)
    fed.feed(gzip.compress(b"nothing to report\n"))
    fed.merge(Summary())
    assert fed.records()[2:] == whole.records()[2:]
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        others = Summary()
        for summary in pool.imap_unordered(summary_of, parts[:20]):
            others.merge(summary)
    assert others == Summary(*parts[:20])
    assert pickle.loads(pickle.dumps(whole)) == whole


def test_what_fails_counts_nothing(log):
    summary = Summary(log)
    before = summary.to_bytes()

    class Broken:
        def __init__(self):
            self.pieces = [log.read_bytes()]

        def read(self, size):
            return self.pieces.pop()

    with pytest.raises(IndexError):
        summary.feed(Broken())
    with pytest.raises(FileNotFoundError):
        summary.feed("there/is/none")
    for wrong in (b"", b"nonsense", before[:-20], before[20:], before.replace(b" 1 ", b" x ")):
        with pytest.raises(ValueError):
            Summary.from_bytes(wrong)
    for wrong in (1, None, ["x"]):
        with pytest.raises(TypeError):
            summary.merge(wrong)
        with pytest.raises(AttributeError):
            summary.feed(wrong)
    with pytest.raises(ValueError):
        summary.records("year")
    assert summary.to_bytes() == before


def test_noise(log):
    chance = random.Random(5)
    partial = Summary(MAIL_LOG).to_bytes()
    for _ in range(500):
        bad = bytearray(partial)
        for _ in range(chance.randint(1, 4)):
            bad[chance.randrange(len(bad))] = chance.randrange(256)
        try:
            Summary.from_bytes(bytes(bad)).records()
        except ValueError:
            continue


def test_threads(log):
    shared, wrong = Summary(), []

    def feed():
        for _ in range(5):
            try:
                shared.feed(log)
            except RuntimeError:
                wrong.append(1)

    at_once(feed, 3)
    lines = shared.records()[0]["count"]
    assert lines == (15 - len(wrong)) * Summary(log).records()[0]["count"]
