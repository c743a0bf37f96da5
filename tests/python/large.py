"""Count logs with Dask, on workers of this machine, and say how long it took.

    large.py PARTIAL WORKERS KILLED BLOCK LOG...

Writes a partial summary. So many workers are killed while it runs, one after the other,
and another one is started for each; BLOCK is a number of MiB.
"""
import os
import random
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from engine import Engine, until

import bouncecode.dask


def main(partial: str, workers: str, killed: str, block: str, *logs: str) -> None:
    with tempfile.TemporaryDirectory() as directory, ThreadPoolExecutor(1) as pool:
        engine = Engine(Path(directory), int(workers))
        size = int(block) << 20
        engine.client.run(__import__, "bouncecode.dask")
        began = time.monotonic()
        running = pool.submit(bouncecode.dask.summary, logs, block_size=size, client=engine.client)
        for _ in range(int(killed)):
            engine.replace(random.choice(sorted(engine.workers())), running)
            until(lambda: len(engine.workers()) == int(workers), "another worker")
        counted = running.result()
        took = time.monotonic() - began
        most = max(map(engine.memory, engine.workers()))
        engine.close()
    Path(partial).write_bytes(counted.to_bytes())
    print(f"{took:.1f} s, {sum(map(os.path.getsize, logs)) / took / 1e6:.0f} MB/s, at most {most} MiB in a worker")


if __name__ == "__main__":
    main(*sys.argv[1:])
