"""Logs, counted, by one program or by many."""
import os
from typing import Any, Callable, Dict, List, Literal, Optional, Tuple, final

from ._bouncecode import Gathering
from ._logs import Log, opened, reader


@final
class Summary:
    """What logs report, counted. That of the parts of a log, merged in any order, is that
    of the whole."""

    __slots__ = ("_counts",)

    def __init__(self, *logs: Log) -> None:
        self._counts = Gathering(os.urandom(16))
        for log in logs:
            self.feed(log)

    def feed(self, log: Log, /) -> None:
        """Count a log, or a part of one that is cut at the end of a line; as scan()."""
        with opened(log) as file:
            self._counts.feed(reader(file))

    def merge(self, other: "Summary", /) -> None:
        """Count what another one has counted."""
        if not isinstance(other, Summary):
            raise TypeError(f"a summary merges with a summary, not {type(other)!r}")
        self._counts.merge(other.to_bytes())

    def records(self, by: Optional[Literal["hour", "day"]] = None) -> List[Dict[str, Any]]:
        """The rows that the command prints with --summary --format=json."""
        return self._counts.records(by)

    def to_bytes(self) -> bytes:
        """A partial summary, as the command writes and merges it."""
        return self._counts.write()

    @classmethod
    def from_bytes(cls, partial: bytes, /) -> "Summary":
        summary = cls()
        summary._counts.merge(partial)
        return summary

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Summary):
            return NotImplemented
        return self.to_bytes() == other.to_bytes()

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> Tuple[Callable[[bytes], "Summary"], Tuple[bytes]]:
        return Summary.from_bytes, (self.to_bytes(),)
