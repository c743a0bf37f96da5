"""What an SMTP refusal means, and what to do about it.

>>> import bouncecode
>>> answer = bouncecode.explain("550 5.1.1 <joe@example.net>: User unknown")
>>> answer.category, answer.bounce, answer.action
('bad-mailbox', 'hard', 'suppress')
"""
from ._bouncecode import (
    Answer,
    Match,
    Reference,
    Report,
    codes,
    data_digest,
    data_updated,
    data_version,
    explain,
    explain_many,
    lookup,
    search,
    version as __version__,
)
from ._logs import scan
from ._summary import Summary

__all__ = [
    "Answer",
    "Match",
    "Reference",
    "Report",
    "Summary",
    "codes",
    "data_digest",
    "data_updated",
    "data_version",
    "explain",
    "explain_many",
    "lookup",
    "scan",
    "search",
]
