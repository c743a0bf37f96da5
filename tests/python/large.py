"""Count logs with Dask, on workers of this machine, and say how long it took.

    large.py PARTIAL WORKERS KILLED BLOCK LOG...

Writes a partial summary. So many workers are killed while it runs, and another one is
started for each; BLOCK is a number of MiB.
"""
import os
import random
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from engine import Engine

import bouncecode.dask


def main(partial: str, workers: str, killed: str, block: str, *logs: str) -> None:
    with tempfile.TemporaryDirectory() as directory, ThreadPoolExecutor(1) as pool:
        engine = Engine(Path(directory), int(workers))
        size = int(block) << 20
        engine.client.run(__import__, "bouncecode.dask")
        least = min(map(engine.memory, engine.workers()))
        began, processor = time.monotonic(), engine.processor()
        running = pool.submit(bouncecode.dask.summary, logs, block_size=size, client=engine.client)
        victims = random.sample(sorted(engine.workers()), int(killed))
        for victim in victims:
            engine.stop(victim, running)
        for victim in victims:
            engine.kill(victim)
            engine.add()
        counted = running.result()
        took = time.monotonic() - began
        processor = engine.processor() - processor
        most = max(map(engine.memory, engine.workers()))
        engine.close()
    Path(partial).write_bytes(counted.to_bytes())
    speed = sum(map(os.path.getsize, logs)) / took / 1e6
    print(f"{took:.1f} s, {speed:.0f} MB/s, {processor:.1f} s of processors, {least} to {most} MiB in a worker")


if __name__ == "__main__":
    main(*sys.argv[1:])
