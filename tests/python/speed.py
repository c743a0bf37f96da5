"""How long a reply takes in Python: the best of many rounds, in microseconds.

    speed.py [ROUNDS]

The reply has 170 bytes. The time of the processor counts, so that others may work.
"""
import sys
import time
from typing import Callable

import bouncecode

REPLY = (
    "550 5.1.1 <somebody.with.a.name@example.net>: Recipient address rejected: User unknown in virtual mailbox table"
    " (in reply to RCPT TO command), see https://example.net/help/"
)[:170]
TIMES = 2000


def best(work: Callable[[], object], times: int, rounds: int) -> float:
    found = float("inf")
    for _ in range(rounds):
        began = time.process_time()
        for _ in range(times):
            work()
        found = min(found, time.process_time() - began)
    return found / times * 1e6


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    answer = bouncecode.explain(REPLY)
    many = [REPLY] * TIMES
    print(f"explain(), a struct    {best(lambda: bouncecode.explain(REPLY), TIMES, rounds):6.2f}")
    print(f"of explain_many()      {best(lambda: bouncecode.explain_many(many), 1, rounds) / TIMES:6.2f}")
    print(f"a member               {best(lambda: answer.category, TIMES, rounds):6.2f}")
    print(f"as_dict(brief=True)    {best(lambda: answer.as_dict(brief=True), TIMES, rounds):6.2f}")
    print(f"as_json()              {best(lambda: answer.as_json(), TIMES, rounds):6.2f}")
    print(f"a call of nothing      {best(lambda: None, TIMES, rounds):6.2f}")


if __name__ == "__main__":
    main()
