"""bouncecode.dask: on workers that come and go, and where Dask runs by default, the
result is that of the command. Run by dask.t."""
import bz2
import gzip
import json
import os
import random
import subprocess
from concurrent.futures import ThreadPoolExecutor

import pytest
from conftest import TOP
from dask import bag
from engine import Engine

import bouncecode
import bouncecode.dask

HEADER = b"#Fields: date-time,server-hostname,event-id,recipient-address,recipient-status\n"
ROW = b"2026-11-21T10:00:%02d.000Z,EX1,FAIL,a%d@example.net,550 5.1.1 User unknown\n"


@pytest.fixture(scope="module")
def logs(tmp_path_factory):
    """Lines of the tests, in files of each kind: a large one, packed ones, a table, JSON."""
    directory = tmp_path_factory.mktemp("logs")
    rows = (TOP / "tests/logs/lines.tsv").read_bytes().split(b"\n")[1:]
    lines = [row.rsplit(b"\t", 1)[-1] for row in rows if row and b"," not in row]
    chance = random.Random(11)
    some = [b"".join(line.replace(b"example.net", b"example%d.net" % chance.randrange(40)) + b"\n" for line in chance.sample(lines, len(lines))) for _ in range(9)]
    (directory / "large.log").write_bytes(b"".join(some[:6]) + b"the end has no line end")
    (directory / "one.log.gz").write_bytes(gzip.compress(some[6]))
    (directory / "two.log.bz2").write_bytes(bz2.compress(some[7]))
    (directory / "table.log").write_bytes(HEADER + b"".join(ROW % (i % 60, i) for i in range(3000)))
    for name in ("amazonses", "sendgrid"):
        (directory / f"{name}.log").write_bytes((TOP / f"tests/events/{name}.json").read_bytes() * 40)
    return directory


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    engine = Engine(tmp_path_factory.mktemp("engine"), 2)
    yield engine
    engine.close()


def paths(logs):
    return sorted(map(str, logs.iterdir()))


@pytest.fixture(scope="module")
def expected(command, logs):
    """What the command prints of all logs."""
    return command("--summary", "--json", "--by=day", *paths(logs))


def printed(command, summary):
    return command("--merge", "--json", "--by=day", "-", given=summary.to_bytes())


@pytest.mark.parametrize("size", [997, 20000, 10**9])
def test_blocks_of_any_size(command, logs, expected, size):
    """By the threads of this process."""
    chosen = paths(logs) if size > 997 else [f"{logs}/table.log", f"{logs}/amazonses.log", f"{logs}/sendgrid.log"]
    wanted = expected if size > 997 else command("--summary", "--json", "--by=day", *chosen)
    assert printed(command, bouncecode.dask.summary(chosen, block_size=size)) == wanted
    assert len(wanted) > 10


def test_each_line_is_in_one_block(tmp_path):
    chance = random.Random(3)
    for n in range(60):
        text = b"".join(bytes(chance.choices(b"ab\r", k=chance.randrange(9))) + b"\n" for _ in range(20))
        text += b"end" * (n % 2)
        (tmp_path / "log").write_bytes(text)
        blocks = bouncecode.dask.blocks(tmp_path / "log", 1 + n)
        read = [b"".join(block.pieces()) for block in blocks]
        assert len(read) > 1 and b"".join(read) == text
        assert all(part.endswith(b"\n") for part in list(filter(None, read))[:-1])


def test_on_workers(engine, command, logs, expected):
    whole = bouncecode.dask.summary(f"{logs}/*", block_size=20000, client=engine.client)
    assert printed(command, whole) == expected
    assert whole.records("hour") == bouncecode.Summary(*paths(logs)).records("hour")


def test_a_worker_is_killed(engine, command, logs, expected):
    victim = sorted(engine.workers())[-1]
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(bouncecode.dask.summary, f"{logs}/*", block_size=3000, client=engine.client)
        engine.stop(victim, running)
        engine.kill(victim)
        engine.add()
        assert printed(command, running.result(100)) == expected
    engine.client.wait_for_workers(2, timeout=60)
    assert victim not in engine.workers()


def test_memory_is_bounded(engine, tmp_path):
    """A worker reads files of any size in pieces, packed or not."""
    text = (TOP / "tests/logs/mail.log").read_bytes()
    text *= 8 * 1024 * 1024 // len(text)
    with gzip.open(tmp_path / "packed.gz", "wb", compresslevel=1) as packed, open(tmp_path / "log", "wb") as log:
        for _ in range(12):
            packed.write(text)
            log.write(text)
    before = {name: engine.memory(name) for name in engine.workers()}
    whole = bouncecode.dask.summary(f"{tmp_path}/*", block_size=48 * 1024 * 1024, client=engine.client)
    lines = whole.records()[0]["count"]
    assert lines == 24 * text.count(b"\n")
    more = {name: engine.memory(name) - before[name] for name in before}
    assert max(more.values()) < 24, more


def test_reports(command, logs):
    """The records of a log that was cut are those of all, and of a table as well."""
    for name in ("large.log", "table.log", "one.log.gz", "amazonses.log", "sendgrid.log"):
        found = bouncecode.dask.classify(logs / name, block_size=20000).compute(scheduler="threads")
        records = [json.loads(record) for record in command("--scan", "--json", f"{logs}/{name}")]
        assert len(records) > 100
        assert not {"file", "recipient", "category", "matched"} - set(found[0])
        assert found == [{name: record[name] for name in found[0]} for record in records]


def test_replies(texts):
    some = [text.decode(errors="replace") for text in texts[:400]]
    records = [bouncecode.explain(text).as_dict(brief=True) for text in some]
    assert bouncecode.dask.classify(bag.from_sequence(some, 7)).compute(scheduler="threads") == records


def test_columns(texts):
    pandas = pytest.importorskip("pandas")
    from dask import dataframe

    some = [text.decode(errors="replace") for text in texts[:400]] + [None]
    table = pandas.DataFrame({"id": range(401), "reply": some}, index=[i // 2 for i in range(401)])
    answers = bouncecode.explain_many(text or "" for text in some)
    table = dataframe.from_pandas(table, npartitions=5)
    for found in (bouncecode.dask.classify(table, "reply"), bouncecode.dask.classify(table["reply"])):
        assert str(found.dtypes["category"]) == "category"
        computed = found.compute(scheduler="threads")
        assert list(computed.index) == list(table.index.compute())
        for name in ("category", "fault", "bounce", "action", "confidence"):
            values = [None if pandas.isna(value) else value for value in computed[name]]
            assert values == [getattr(answer, name) for answer in answers]
    assert list(bouncecode.dask.classify(table, "reply").columns)[:2] == ["id", "reply"]


def test_recipes(engine, command, logs, expected, tmp_path, monkeypatch):
    """docs/SCALE.md, as it stands there; what is not run at least answers each line before
    the next comes."""
    text = (TOP / "docs/SCALE.md").read_text()
    recipe = text.partition("<!-- run with Dask -->\n```python\n")[2].partition("```")[0]
    assert "tcp://scheduler:8786" in recipe
    (tmp_path / "logs").symlink_to(logs)
    monkeypatch.chdir(tmp_path)
    exec(recipe.replace("tcp://scheduler:8786", engine.client.scheduler.address), {})
    assert command("--merge", "--json", "--by=day", "logs.partial") == expected

    words = text.partition("<!-- answers each line -->")[2].partition("<command>")[2].partition("</command>")[0].split()
    assert words[0] == "bouncecode"
    with subprocess.Popen([f"{os.environ['B']}/bouncecode", *words[1:]], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as pool:
        for block in ([b"552 5.2.2 Full"], [b"", b"nothing", b"550 5.1.1 User unknown"], [b"x"] * 5000):
            pool.stdin.write(b"\n".join(block) + b"\n")
            pool.stdin.flush()
            answers = [json.loads(pool.stdout.readline()) for _ in block]
            assert answers[-1]["category"] == bouncecode.explain(block[-1]).category
        pool.stdin.close()
        assert pool.stdout.read() == b""


def test_what_is_not_there(tmp_path):
    for paths in (tmp_path / "none", f"{tmp_path}/*.log", [tmp_path / "none"]):
        with pytest.raises(FileNotFoundError):
            bouncecode.dask.summary(paths)
    (tmp_path / "empty").write_bytes(b"")
    for paths in (tmp_path / "empty", [tmp_path / "empty"] * 3, []):
        assert bouncecode.dask.summary(paths) == bouncecode.Summary()
