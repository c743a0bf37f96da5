"""The types of what reads logs."""
from os import PathLike
from typing import Iterator, Protocol, Union

from ._bouncecode import Report

class Readable(Protocol):
    def read(self, size: int, /) -> Union[bytes, str]: ...

def scan(log: Union[str, PathLike[str], Readable, bytes, bytearray, memoryview], /) -> Iterator[Report]: ...
