"""A scheduler and workers of Dask: processes of their own, on this machine."""
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import Future
from pathlib import Path

import bouncecode
from distributed import Client


# A worker holds few blocks that it has not begun, and a block may lose many workers.
SETTINGS = {
    "DASK_DISTRIBUTED__SCHEDULER__WORKER_SATURATION": "1.1",
    "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "20",
}


class Engine:
    def __init__(self, directory: Path, workers: int) -> None:
        self.directory = directory
        # Workers have the package where this process has it.
        self.settings = {**os.environ, **SETTINGS, "PYTHONPATH": str(Path(bouncecode.__file__).parents[1])}
        self.address = directory / "scheduler.json"
        self.processes: "dict[str, subprocess.Popen[bytes]]" = {}
        self.log = open(directory / "engine.log", "ab")
        self.start("scheduler", "--port=0")
        until(self.address.exists, "a scheduler")
        for _ in range(workers):
            self.add()
        self.client = Client(scheduler_file=str(self.address), set_as_default=False, timeout=60)
        self.client.wait_for_workers(workers, timeout=120)

    def start(self, what: str, *options: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", f"distributed.cli.dask_{what}", "--no-dashboard", "--host=127.0.0.1"]
        command += [f"--scheduler-file={self.address}", *options]
        name = f"worker-{len(self.processes)}" if what == "worker" else what
        if what == "worker":
            command += [f"--name={name}"]
        self.processes[name] = subprocess.Popen(
            command, stdout=self.log, stderr=self.log, cwd=self.directory, env=self.settings
        )
        return self.processes[name]

    def add(self) -> None:
        """A worker without a nanny: nobody starts it again."""
        self.start("worker", "--nthreads=1", "--no-nanny", "--memory-limit=0", f"--local-directory={self.directory}")

    def workers(self) -> "dict[str, str]":
        """The names of the workers that are known, and their addresses."""
        return {w["name"]: address for address, w in self.client.scheduler_info()["workers"].items()}

    def kill(self, name: str) -> None:
        self.processes[name].send_signal(signal.SIGKILL)
        self.processes[name].wait()

    def stop(self, name: str, running: "Future[bouncecode.Summary]") -> None:
        """Stop a worker once it has a part of what is counted, which cannot be done without
        it: then it can be killed in the midst of that."""
        address = self.workers()[name]
        until(lambda: self.client.has_what().get(address) or running.done(), "a part on the worker")
        self.processes[name].send_signal(signal.SIGSTOP)
        assert not running.done(), "the run was too short"

    def memory(self, name: str) -> int:
        """The most that a worker had at a time, in MiB."""
        status = Path(f"/proc/{self.processes[name].pid}/status").read_text()
        return int(status.partition("VmHWM:")[2].split()[0]) // 1024

    def processor(self) -> float:
        """How many seconds of a processor all workers have had that are there."""
        ticks = 0
        for process in self.processes.values():
            if process.poll() is None:
                status = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
                ticks += int(status[11]) + int(status[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def close(self) -> None:
        self.client.close()
        for process in self.processes.values():
            if process.poll() is None:
                process.kill()
            process.wait()
        self.log.close()


def until(holds, what: str, seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"{what}: not within {seconds} s"
        time.sleep(0.02)
