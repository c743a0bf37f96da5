"""Logs: opened, unpacked, and read piece by piece."""
import bz2
import gzip
import io
import lzma
import os

from ._bouncecode import Scanner

PIECE = 256 * 1024

# How a file begins that was packed, and what unpacks it.
UNPACKERS = (
    (b"\x1f\x8b", gzip.open),
    (b"BZh", bz2.open),
    (b"\xfd7zXZ\0", lzma.open),
)


def unpacked(file):
    """The file itself, or what it is packed in; it must be buffered."""
    beginning = file.peek(6)
    for sign, unpacker in UNPACKERS:
        if beginning.startswith(sign):
            return unpacker(file)
    return file


def reader(file):
    """The function that reads a next piece: what is there, where the file can tell."""
    if isinstance(file, io.RawIOBase):
        file = io.BufferedReader(file, PIECE)
    if hasattr(file, "peek"):
        file = unpacked(file)
    return getattr(file, "read1", file.read)


def reports(file, is_ours):
    try:
        read = reader(file)
        scanner = Scanner()
        while True:
            piece = read(PIECE)
            if not piece:
                break
            yield from scanner.feed(piece)
        yield from scanner.end()
    finally:
        if is_ours:
            file.close()


def scan(log, /):
    """What the lines of a log report, one after the other as they are read.

    The log is a path, a file that is open (its bytes or its text), or bytes. What was
    packed with gzip, bzip2 or xz is unpacked.
    """
    if isinstance(log, (str, os.PathLike)):
        return reports(open(log, "rb"), True)
    if hasattr(log, "read"):
        return reports(log, False)
    return reports(io.BufferedReader(io.BytesIO(log)), True)
