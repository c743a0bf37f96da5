"""The answers are those of the command, in every form that the package has."""
import json
import pickle
from typing import get_args

import pytest

import bouncecode
from bouncecode import words
from conftest import TOP, without

SAMPLE = "550-5.7.26 This mail has been blocked because the sender is unauthenticated."


def test_explain(command, texts):
    expected = command("--lines", "--json", "--verbose", given=b"\n".join(texts) + b"\n")
    answers = bouncecode.explain_many(texts)
    assert len(expected) == len(texts) == len(answers)
    for text, record, answer in zip(texts, expected, answers):
        assert answer.as_dict() == without(record, "file", "line"), text
        assert record.endswith(answer.as_json()[2:]), text
        assert bouncecode.explain(text) == answer
        assert bouncecode.explain(text.decode("utf-8", "surrogateescape")) == answer


def test_members(texts):
    """Members are those of the record, and their words have types."""
    vocabularies = {"remarks": words.Remark}
    for name in ("category", "fault", "bounce", "action", "confidence", "kind", "basis", "provider", "blocklist"):
        vocabularies[name] = getattr(words, name.capitalize())
    for answer in bouncecode.explain_many(texts):
        for name, value in answer.as_dict().items():
            member = getattr(answer, name)
            if isinstance(value, list):
                value = tuple(tuple(v.values()) if isinstance(v, dict) else v for v in value)
            assert member == value
            if name in vocabularies and member is not None:
                for word in member if isinstance(member, tuple) else [member]:
                    assert word in get_args(vocabularies[name])


def test_brief_and_readers(command):
    answer = bouncecode.explain(SAMPLE)
    for reader in ("person", "server", "list"):
        record = command("--json", f"--for={reader}", SAMPLE)[0]
        assert answer.as_json(reader=reader) == record
        assert answer.as_dict(reader=reader) == json.loads(record)
    prose = {"meaning", "cause", "advice", "note", "reason", "references"}
    assert answer.as_dict(brief=True) == {k: v for k, v in answer.as_dict().items() if k not in prose}
    assert json.loads(answer.as_json(brief=True)) == answer.as_dict(brief=True)


def test_vocabularies_of_others(command, texts):
    sample = [text for text in texts[::20]]
    for system in get_args(words.System):
        lines = command("--lines", "--json", f"--as={system}", given=b"\n".join(sample) + b"\n")
        for text, record in zip(sample, lines):
            assert bouncecode.explain(text).in_words_of(system) == json.loads(record)["as"], text


def test_what_a_client_knows():
    assert bouncecode.explain("No", command="MAIL").category is None
    assert bouncecode.explain("No", code=550, command="MAIL").category == "invalid-sender"
    assert bouncecode.explain("No", code=550, command="rcpt").category != "invalid-sender"
    assert bouncecode.explain("No", code="552 5.2.2", host=None).category == "mailbox-full"
    assert bouncecode.explain("550 No", host="gmail-smtp-in.l.google.com").provider == "google"


def test_the_list(command):
    # The command lists wordings, and X.7.26, which says the same as 5.7.26, when asked.
    words_of, codes = ("phrase", "provider"), bouncecode.codes()
    listed = [a for a in codes if a.kind not in words_of and not a.code.startswith("X")]
    assert [a.as_dict() for a in listed] == [json.loads(r) for r in command("--list", "--json", "--verbose")]
    records = command("--list", "--json", "--verbose", "--kind=phrase,provider")
    assert [a.as_dict() for a in codes if a.kind in words_of] == [json.loads(r) for r in records]
    for query in ("mailbox full", "greyl", "550 5.7.26", "the printer is on fire"):
        hits = [without(r, "rank", "score", "also") for r in command("--search", "--json", "--verbose", "--limit=99", query)]
        assert [a.as_dict() for a in bouncecode.search(query, limit=99)] == hits
        assert bouncecode.search(query, 1) == bouncecode.search(query)[:1]
    assert bouncecode.lookup("550 5.7.26 and more") == bouncecode.lookup("550 5.7.26")
    assert bouncecode.lookup("no code") is None
    assert bouncecode.data_digest in " ".join(command("--version"))


def test_scan(command, tmp_path):
    """The command also knows the sender from other lines of a log."""
    lines = (TOP / "tests/logs/lines.tsv").read_bytes().split(b"\n")
    log = tmp_path / "log"
    log.write_bytes(b"\n".join(line.rsplit(b"\t", 1)[-1] for line in lines) + b"\n")
    for path in [log, TOP / "tests/logs/mail.log", *sorted((TOP / "tests/events").glob("*.json"))]:
        expected = [without(r, "file", "sender") for r in command("--scan", "--json", "--verbose", str(path))]
        reports = list(bouncecode.scan(path))
        assert len(reports) == len(expected) > 0
        for report, record in zip(reports, expected):
            fields = report.as_dict()
            assert json.loads(report.as_json()) == fields
            assert all(getattr(report, n) == v for n, v in fields.items() if not isinstance(v, list))
            fields.pop("sender")
            assert fields == record
            assert report.answer.as_dict() == {n: fields[n] for n in report.answer.as_dict()}
            assert report.text.encode("utf-8", "surrogateescape") in path.read_bytes()


def test_equal_hashed_pickled(texts):
    answers = bouncecode.explain_many(texts)
    records = {answer.as_json() for answer in answers}
    assert len(set(answers)) == len(records)
    assert [a == answers[0] for a in answers] == [a.as_json() == answers[0].as_json() for a in answers]
    assert answers[0] != answers[0].as_json() and not answers[0] == 1
    with pytest.raises(TypeError):
        answers[0] < answers[1]
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(answers[:50], protocol)) == answers[:50]
    reports = list(bouncecode.scan(TOP / "tests/events/amazonses.json"))
    again = pickle.loads(pickle.dumps(reports))
    assert again == reports and [r.text for r in again] == [r.text for r in reports]
    assert len(set(reports)) == len(reports)
    assert pickle.loads(pickle.dumps(answers[0].matched)) == answers[0].matched
