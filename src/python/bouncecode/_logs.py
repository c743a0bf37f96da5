"""Logs: opened, unpacked, and read piece by piece."""
import bz2
import gzip
import importlib
import io
import lzma
import os
from contextlib import nullcontext
from typing import Any, Callable, ContextManager, Iterator, Protocol, Union, cast

from ._bouncecode import Report, Scanner

PIECE = 256 * 1024


def open_zstd(file: Any) -> Any:
    """What Python knows since 3.14; before, nothing would be found in the file."""
    try:
        module: Any = importlib.import_module("compression.zstd")
    except ImportError:
        raise ValueError("the log is packed with zstd, which this Python does not unpack: "
                         "expected what zstd -dc makes of it") from None
    return module.open(file)


# How a file begins that was packed, and what unpacks it.
UNPACKERS: tuple[tuple[bytes, Callable[[Any], Any]], ...] = (
    (b"\x1f\x8b", gzip.open),
    (b"BZh", bz2.open),
    (b"\xfd7zXZ\0", lzma.open),
    (b"\x28\xb5\x2f\xfd", open_zstd),
)


class Readable(Protocol):
    """What scan() needs of an open file."""

    def read(self, size: int, /) -> Union[bytes, str]:
        """At most so many bytes or characters, none at the end."""


def unpacked(file: io.BufferedReader) -> Any:
    """The file itself, or what is packed in it."""
    beginning = file.peek(6)
    for sign, unpacker in UNPACKERS:
        if beginning.startswith(sign):
            return unpacker(file)
    return file


def reader(file: Any) -> Callable[[int], Union[bytes, str]]:
    """The function that reads a next piece: what is there, where the file can tell."""
    if isinstance(file, (io.RawIOBase, io.BytesIO)):
        file = io.BufferedReader(cast(io.RawIOBase, file), PIECE)
    if hasattr(file, "peek"):
        file = unpacked(file)
    read: Callable[[int], Union[bytes, str]] = getattr(file, "read1", file.read)
    return read


Log = Union[str, "os.PathLike[str]", Readable, bytes, bytearray, memoryview]


def opened(log: Log) -> ContextManager[Any]:
    """The log as a file, which is closed if it was opened here."""
    if isinstance(log, (str, os.PathLike)):
        return open(log, "rb")
    if isinstance(log, (bytes, bytearray, memoryview)):
        return io.BytesIO(log)
    return nullcontext(log)


def reports(source: ContextManager[Any]) -> Iterator[Report]:
    with source as file:
        read = reader(file)
        scanner = Scanner()
        while piece := read(PIECE):
            yield from scanner.feed(piece)
        yield from scanner.end()


def scan(log: Log, /) -> Iterator[Report]:
    """What the lines of a log report, one after the other as they are read.

    The log is a path, a file that is open (its bytes or its text), or bytes. What was
    packed with gzip, bzip2 or xz is unpacked.
    """
    return reports(opened(log))
