"""What comes in may be anything, in pieces of any size, from threads at once."""
import array
import bz2
import ctypes
import gc
import gzip
import io
import lzma
import mmap
import random
import resource
import subprocess
import sys
import threading
import time
import tracemalloc

import pytest

import bouncecode
from bouncecode._bouncecode import Scanner, _thaw
from conftest import TOP, at_once

USER_UNKNOWN = "550 5.1.1 User unknown"
LOG = (TOP / "tests/logs/mail.log").read_bytes()


@pytest.mark.parametrize(
    "text",
    ["", b"", "\0", "550\0 5.1.1", "\ud800", "\udcff\udc80", "\ud83d", "\U0001f4a9" * 99, "\udcff\ud800 550 5.1.1",
     bytes(range(256)), "é" * 5000, b"\xf0\x9f\x92", array.array("i", [1, 2]), memoryview(b"550 5.1.1")[::2]],
)
def test_any_text_has_an_answer(text):
    answer = bouncecode.explain(text)
    assert answer == bouncecode.explain_many([text])[0]
    assert repr(answer) and answer.as_dict() and bouncecode.search(text) is not None
    bouncecode.lookup(text)


def test_texts_of_other_types():
    expected = bouncecode.explain(USER_UNKNOWN)
    data = USER_UNKNOWN.encode()
    with mmap.mmap(-1, len(data)) as mapped:
        mapped.write(data)
        for text in (data, bytearray(data), memoryview(data), mapped, (ctypes.c_char * len(data))(*data)):
            assert bouncecode.explain(text) == expected
    for wrong in (None, 550, 5.5, [data], object()):
        with pytest.raises(TypeError, match="a text is str or bytes"):
            bouncecode.explain(wrong)
        with pytest.raises(TypeError):
            bouncecode.explain_many([USER_UNKNOWN, wrong])


@pytest.mark.parametrize(
    "call",
    [lambda: bouncecode.explain(), lambda: bouncecode.explain("x", "y"), lambda: bouncecode.explain("x", nothing=1),
     lambda: bouncecode.explain("x", command=1), lambda: bouncecode.explain("x", host=1), lambda: bouncecode.Answer(),
     lambda: bouncecode.Report(), lambda: bouncecode.explain_many(USER_UNKNOWN), lambda: bouncecode.explain_many(1),
     lambda: bouncecode.search("x", limit="y"), lambda: type("Mine", (bouncecode.Answer,), {}),
     lambda: setattr(bouncecode.Answer, "category", 1), lambda: list(bouncecode.scan(1.5))],
)
def test_wrong_calls(call):
    with pytest.raises((TypeError, AttributeError)):
        call()


@pytest.mark.parametrize("known", [{"code": "none"}, {"code": ""}, {"code": 5501}, {"command": "VRFY"}])
def test_wrong_values(known):
    with pytest.raises(ValueError):
        bouncecode.explain("x", **known)


def test_members_cannot_be_changed():
    answer = bouncecode.explain(USER_UNKNOWN)
    for name in answer.as_dict():
        with pytest.raises(AttributeError):
            setattr(answer, name, 1)
    assert bouncecode.search("mailbox", limit=0) == bouncecode.search("mailbox", limit=-5) == []
    assert len(bouncecode.search("mailbox", limit=sys.maxsize)) > 10


def test_an_iterator_that_fails():
    def texts():
        yield from [USER_UNKNOWN] * 300
        raise KeyError("mine")

    with pytest.raises(KeyError):
        bouncecode.explain_many(texts())


def test_pickles_of_others():
    digest, place, raw, line = bouncecode.explain(USER_UNKNOWN).__reduce__()[1]
    assert _thaw(digest, place, raw, line) == bouncecode.explain(USER_UNKNOWN)
    report = next(bouncecode.scan(LOG)).__reduce__()[1]
    for wrong in [("0" * 64, place, raw, line), (digest, 10**6, raw, line), (digest, place, raw[1:], line),
                  (digest, place, b"\xff" * len(raw), line), (*report[:3], report[3][1:]), (*report[:3], None)]:
        with pytest.raises(ValueError):
            _thaw(*wrong)
    chance = random.Random(1)
    for fields in [(digest, place, raw, line), report] * 2000:
        bad = bytearray(fields[2])
        for _ in range(chance.randint(1, 4)):
            bad[chance.randrange(len(bad))] = chance.randrange(256)
        try:
            thawed = _thaw(fields[0], fields[1], bytes(bad), fields[3])
        except ValueError:
            continue
        assert thawed.as_json() and thawed.as_dict() and repr(thawed) and thawed.advice is not None


# ---- logs


def in_pieces(log, size):
    scanner = Scanner()
    reports = []
    for at in range(0, len(log), size):
        reports += scanner.feed(log[at : at + size])
    return reports + scanner.end()


@pytest.mark.parametrize("path", ["logs/mail.log", "events/amazonses.json", "events/sendgrid.json"])
def test_pieces_of_any_size(path):
    log = (TOP / "tests" / path).read_bytes()
    expected = list(bouncecode.scan(log))
    assert len(expected) > 1
    for size in (1, 7, 100, 4096, len(log)):
        assert in_pieces(log, size) == expected


def test_bytes_that_are_no_characters_come_back():
    lines = b"550 5.1.1 <caf\xe9@example.net>: User unknown \xff\x80\n"
    text = lines.decode("utf-8", "surrogateescape")
    for log in (lines, io.StringIO(text)):
        (report,) = bouncecode.scan(log)
        assert report.text + "\n" == text and report.category == "bad-mailbox"
    (report,) = bouncecode.scan(io.StringIO("550 5.1.1 User unknown \ud800"))
    assert report.text.encode("utf-8", "surrogateescape").endswith(b"\xed\xa0\x80")


def test_logs_of_any_kind(tmp_path):
    expected = list(bouncecode.scan(LOG))
    path = tmp_path / "log"
    for packed in (LOG, gzip.compress(LOG), bz2.compress(LOG), lzma.compress(LOG), gzip.compress(LOG[:500]) + gzip.compress(LOG[500:])):
        path.write_bytes(packed)
        with open(path, "rb", buffering=0) as raw, open(path, "rb") as buffered:
            for log in (path, str(path), packed, bytearray(packed), io.BytesIO(packed), raw, buffered):
                assert list(bouncecode.scan(log)) == expected
            assert not buffered.closed
    assert list(bouncecode.scan(io.StringIO(LOG.decode()))) == expected
    assert list(bouncecode.scan(b"")) == list(bouncecode.scan("/dev/null")) == []
    with pytest.raises(FileNotFoundError):
        bouncecode.scan("there/is/none")
    path.write_bytes(gzip.compress(LOG)[:-20])
    with pytest.raises(EOFError):
        list(bouncecode.scan(path))


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="Python unpacks it")
def test_zstd_is_told() -> None:
    """What cannot be unpacked has no reports, which nobody should take for none."""
    with pytest.raises(ValueError, match="zstd"):
        list(bouncecode.scan(b"\x28\xb5\x2f\xfd" + bytes(20)))


def test_a_pipe_is_read_as_lines_come():
    child = subprocess.Popen(
        [sys.executable, "-c", "import sys; sys.stdout.buffer.write(%r); sys.stdout.flush(); sys.stdin.read()" % LOG],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    reports = bouncecode.scan(child.stdout)
    assert next(reports) == next(bouncecode.scan(LOG))
    child.stdin.close()
    assert len(list(reports)) == len(list(bouncecode.scan(LOG))) - 1
    assert child.wait() == 0
    child.stdout.close()


def test_one_line_without_end():
    scanner = Scanner()
    for _ in range(40):
        assert scanner.feed(b"x" * 256 * 1024) == []
    assert scanner.feed("\n550 5.1.1 User unknown\n")[0].line == 2
    scanner.end()
    with pytest.raises(ValueError):
        scanner.feed(b"")


# ---- memory, threads, interpreters


def everything():
    bouncecode.explain(USER_UNKNOWN).as_dict()
    bouncecode.explain("\udcff 550", code=550, host="mx.example.net", command="RCPT").as_json()
    for name in bouncecode.explain(USER_UNKNOWN).as_dict():
        getattr(bouncecode.explain(USER_UNKNOWN), name)
    bouncecode.explain_many([USER_UNKNOWN, b"x", bytearray(b"y"), "\ud800"])
    for report in bouncecode.scan(LOG):  # as pickle does, which itself keeps names for a while
        _thaw(*report.__reduce__()[1]), _thaw(*report.answer.__reduce__()[1])
    for report in bouncecode.scan(LOG):
        repr(report), report.text, report.answer.could_be(), report.as_dict(), report.as_json()
    summary = bouncecode.Summary(LOG)
    summary.merge(bouncecode.Summary.from_bytes(summary.to_bytes()))
    summary.records("day")
    bouncecode.search("mailbox full"), bouncecode.lookup("550"), bouncecode.explain(USER_UNKNOWN).in_words_of("ses")
    for wrong in (lambda: bouncecode.explain(1), lambda: bouncecode.explain("x", code="x"), lambda: _thaw("", 0, b"", None),
                  lambda: bouncecode.explain_many([USER_UNKNOWN, 1]), lambda: bouncecode.explain("x", x=1),
                  lambda: summary.records("x"), lambda: bouncecode.Summary.from_bytes(b"x")):
        try:
            wrong()
        except (TypeError, ValueError):
            pass


def test_nothing_is_lost():
    """Python keeps things for itself at first; what is lost is lost each time."""
    types = (bouncecode.Answer, bouncecode.Report, bouncecode.Match, Scanner, type(None))
    memory, counts, peaks = [], [], []
    tracemalloc.start()
    try:
        for _ in range(6):
            for _ in range(60):
                everything()
            gc.collect()
            memory.append(tracemalloc.get_traced_memory()[0])
            counts.append([sys.getrefcount(t) for t in types])
            peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    finally:
        tracemalloc.stop()
    # These lists have some 600 bytes a round, an object that is lost each time 1,900.
    assert min(b - a for a, b in zip(memory, memory[1:])) < 1200
    assert max(abs(b - a) for a, b in zip(counts[-2], counts[-1])) < 20
    assert peaks[-1] - peaks[1] < 4096  # KiB


def turns_during(work):
    """How often another thread had its turn, each a thousandth of a second."""
    turns, ended = [0], threading.Event()

    def take_turns():
        while not ended.wait(0.001):
            turns[0] += 1

    thread = threading.Thread(target=take_turns)
    thread.start()
    while turns[0] == 0:
        time.sleep(0.001)
    before = turns[0]
    work()
    during = turns[0] - before
    ended.set()
    thread.join()
    return during


def test_other_threads_run_meanwhile():
    long = "550 5.1.1 <joe@example.net>: Recipient address rejected " * 200_000
    assert len(long) > 10_000_000
    assert turns_during(lambda: bouncecode.explain(long)) >= 20
    assert turns_during(lambda: bouncecode.explain_many([long[:50_000]] * 200)) >= 20
    assert turns_during(lambda: Scanner().feed(LOG * 20_000)) >= 20
    assert turns_during(lambda: bouncecode.Summary(LOG * 60_000)) >= 20


def test_threads_at_once(texts):
    expected = bouncecode.explain_many(texts[:500])
    wrong = []

    def work():
        for text, answer in zip(texts, expected):
            if bouncecode.explain(text) != answer:
                wrong.append(text)
        if bouncecode.explain_many(texts[:500]) != expected:
            wrong.append("many")

    at_once(work, 4)
    assert wrong == []


def test_one_log_has_one_reader():
    scanner, refused = Scanner(), []

    def feed():
        try:
            scanner.feed(LOG * 20_000)
        except RuntimeError:
            refused.append(1)

    at_once(feed, 3)
    assert refused and len(scanner.end()) == 0


def test_interpreters_share_nothing():
    interpreters = pytest.importorskip("_xxsubinterpreters")
    interpreter = interpreters.create()
    # Types of its own, which go with it.
    interpreters.run_string(
        interpreter,
        f"import sys; sys.path[:] = {sys.path!r}; import bouncecode\n"
        f"assert id(bouncecode.Answer) != {id(bouncecode.Answer)}\n"
        f"assert bouncecode.explain({USER_UNKNOWN!r}).category == 'bad-mailbox'\n",
    )
    interpreters.destroy(interpreter)
    assert bouncecode.explain(USER_UNKNOWN).category == "bad-mailbox"
