"""Logs and replies on many machines, by Dask, an engine that people have.

>>> import bouncecode.dask
>>> whole = bouncecode.dask.summary("s3://logs/*.gz")               # doctest: +SKIP
>>> reports = bouncecode.dask.classify("s3://logs/*.gz")            # doctest: +SKIP
>>> reports.pluck("category").frequencies().compute()               # doctest: +SKIP

Paths are as fsspec has them: local, where all workers have the same files, or of any
store that it knows.
"""
import io
import os
from collections.abc import Iterable, Iterator
from typing import Any, Dict, List, Optional, Union, get_args

import dask  # type: ignore
import fsspec  # type: ignore
from dask import bag
from dask.utils import is_dataframe_like, is_series_like  # type: ignore

from . import explain_many, words
from ._bouncecode import Report, Scanner
from ._logs import PIECE, UNPACKERS, reader
from ._summary import Summary

__all__ = ["classify", "summary"]

BLOCK = 64 * 1024 * 1024
MERGED_AT_ONCE = 8

Paths = Union[str, "os.PathLike[str]", Iterable[Union[str, "os.PathLike[str]"]]]

# ---- blocks of files


def line_end(file: Any, at: int) -> int:
    """Where the line ends that has a byte: the offset behind it."""
    file.seek(at)
    while piece := file.read(PIECE):
        if length := piece.find(b"\n") + 1:
            return at + int(length)
        at += len(piece)
    return at


def can_be_cut(head: bytes) -> bool:
    """Are lines read by themselves? Not what is packed, nor JSON that goes over lines."""
    line = head.partition(b"\n")[0].strip()
    return not (
        any(head.startswith(sign) for sign, _ in UNPACKERS)
        or line.startswith(b"[")
        or (line.startswith(b"{") and not line.endswith(b"}"))
    )


class Block:
    """The lines of a file that begin in one stretch of it; without an end, all."""

    def __init__(self, system: Any, path: str, begin: int = 0, end: Optional[int] = None) -> None:
        self.system, self.path, self.begin, self.end = system, path, begin, end

    def open(self) -> Any:
        return self.system.open(self.path, "rb")

    def head(self) -> bytes:
        """The first lines of the file, which may have the header of a table."""
        with self.open() as file:
            return bytes(file.read(PIECE))

    def pieces(self) -> Iterator[bytes]:
        """The block, read piece by piece, and what was packed, unpacked."""
        with self.open() as file:
            if self.end is None:
                read = reader(io.BufferedReader(file, PIECE))
                while piece := read(PIECE):
                    yield piece  # type: ignore[misc]
                return
            at = line_end(file, self.begin - 1) if self.begin else 0
            end = line_end(file, self.end - 1)
            file.seek(at)
            while at < end and (piece := file.read(min(PIECE, end - at))):
                at += len(piece)
                yield piece


def blocks_of(system: Any, path: str, size: int, block_size: int) -> List[Block]:
    whole = Block(system, path)
    if size <= block_size or not can_be_cut(whole.head()):
        return [whole]
    return [Block(system, path, at, min(at + block_size, size)) for at in range(0, size, block_size)]


def blocks(paths: Paths, block_size: int) -> List[Block]:
    found: List[Block] = []
    for pattern in [paths] if isinstance(paths, (str, os.PathLike)) else paths:
        system, path = fsspec.core.url_to_fs(os.fspath(pattern))
        infos = {path: system.info(path)} if system.isfile(path) else system.glob(path, detail=True)
        files = [info for info in infos.values() if info["type"] == "file"]
        if not files:
            raise FileNotFoundError(f"no logs: {os.fspath(pattern)}")
        for info in files:
            found += blocks_of(system, info["name"], info["size"], block_size)
    return found


# ---- counting


class Pieces:
    """What summaries read."""

    def __init__(self, block: Block) -> None:
        self.rest = block.pieces()

    def read(self, size: int, /) -> bytes:
        return next(self.rest, b"")


def counted(block: Block) -> bytes:
    part = Summary()
    part.feed(Pieces(block))
    return part.to_bytes()


def merged(parts: List[bytes]) -> bytes:
    return Summary.from_bytes(b"".join(parts)).to_bytes()


def summary(logs: Paths, *, block_size: int = BLOCK, client: Any = None) -> Summary:
    """Count logs: paths, or patterns of them.

    The workers read blocks of about that many bytes, which end at ends of lines; what
    is packed, or JSON that goes over lines, is one. What they count is merged there,
    some at a time. It runs where Dask runs by default, or on the client that is given.
    """
    # Without traverse, as Dask has nothing to look for in what a block is.
    parts = [dask.delayed(counted, traverse=False)(block) for block in blocks(logs, block_size)]
    while len(parts) > 1:
        steps = range(0, len(parts), MERGED_AT_ONCE)
        parts = [dask.delayed(merged)(parts[at : at + MERGED_AT_ONCE]) for at in steps]
    return Summary.from_bytes(*dask.compute(*parts, scheduler=client)) if parts else Summary()


# ---- classifying

COLUMNS = {
    "category": words.Category,
    "fault": words.Fault,
    "bounce": words.Bounce,
    "action": words.Action,
    "confidence": words.Confidence,
}


def reports(block: Block) -> Iterator[Report]:
    scanner = Scanner()
    if block.begin > 0:  # the header of a table stands before
        scanner.feed(block.head().rpartition(b"\n")[0] + b"\n")
    for piece in block.pieces():
        yield from scanner.feed(piece)
    yield from scanner.end()


def reported(partition: Iterable[Block]) -> Iterator[Dict[str, Any]]:
    """The records of reports, without the number of the line: nobody knows how many lines
    stand before a block."""
    for block in partition:
        for report in reports(block):
            record = report.as_dict(brief=True)
            del record["line"]
            yield {"file": block.path, **record}


def explained(texts: Iterable[Any]) -> List[Dict[str, Any]]:
    return [answer.as_dict(brief=True) for answer in explain_many(texts)]


def with_answers(table: Any, column: Any) -> Any:
    """A table of pandas with what the replies in a column say."""
    import pandas  # type: ignore

    answers = explain_many(table[column].fillna(""))
    return table.assign(
        **{
            name: pandas.Categorical([getattr(a, name) for a in answers], categories=get_args(kind))
            for name, kind in COLUMNS.items()
        }
    )


def classify(what: Any, column: Any = None, *, block_size: int = BLOCK) -> Any:
    """What logs report, or replies say, as a collection of Dask that is not computed yet.

    Paths and patterns become a bag with the record of each report, a bag of texts one
    with the record of each text, brief ones; a series of replies becomes a table with the
    columns category, fault, bounce, action and confidence, and a table, of which one
    column has replies, gets these beside its own.
    """
    if isinstance(what, bag.Bag):
        return what.map_partitions(explained)
    if is_series_like(what):
        name = "reply" if what.name is None else what.name
        return classify(what.to_frame(name), name)[list(COLUMNS)]
    if is_dataframe_like(what):
        return what.map_partitions(with_answers, column, meta=with_answers(what._meta, column))
    return bag.from_sequence(blocks(what, block_size), partition_size=1).map_partitions(reported)
