"""Many files -> Results, read in processes of their own: what kills a reader names one file and costs no other.

A library written in another language can abort its whole process on a made file, uncatchably, or take all memory. So
each file is given to a worker with a limit on memory and time; a worker that dies or dawdles is replaced. Results come
in the order of the files, whatever the number of workers.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from iso18091cli.checks.table import unreadable
from iso18091cli.errors import Iso18091Error, Unreadable
from iso18091cli.examine import examine
from iso18091cli.messages.cli import WORDS
from iso18091cli.model.answers import Stage
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.scores import Result

Work = Callable[[Path, Catalog, Stage | None], Result]

MAX_SECONDS = 10.0
"""Wall time one file may take."""
MAX_BYTES = 1 << 30
"""Address space of a worker, where the system can limit it."""


def examine_all(
    paths: Sequence[Path],
    catalog: Catalog,
    only: Stage | None = None,
    jobs: int | None = None,
    work: Work = examine,
) -> Iterator[Result]:
    """Examines every file, in order. ``jobs``: number of processes, by default one for each processor.

    ``work`` is what a worker does with one file: a function at the top of a module.
    """
    count = max(1, min(jobs or os.cpu_count() or 1, len(paths)))
    pool = _Pool(catalog, only, work)
    try:
        yield from pool.run(paths, count)
    finally:
        pool.stop()


@dataclass
class _Worker:
    process: BaseProcess
    pipe: Connection
    index: int | None = None
    """The file it is at."""
    since: float = 0.0
    started: bool = False


@dataclass
class _Pool:
    catalog: Catalog
    only: Stage | None
    work: Work
    workers: list[_Worker] = field(default_factory=list)

    def run(self, paths: Sequence[Path], count: int) -> Iterator[Result]:
        done: dict[int, Result] = {}
        waiting = iter(range(len(paths)))
        self.workers = [self._start() for _ in range(count)] if paths else []
        for worker in self.workers:
            self._give(worker, next(waiting, None), paths)
        for index in range(len(paths)):
            while index not in done:
                for worker in self._ready():
                    finished = worker.index
                    result = self._take(worker, paths)
                    if result is not None and finished is not None:
                        done[finished] = result
                        self._give(worker, next(waiting, None), paths)
            yield done.pop(index)

    def stop(self) -> None:
        for worker in self.workers:
            worker.pipe.close()
            worker.process.kill()
            worker.process.join()

    def _start(self) -> _Worker:
        # A fresh interpreter everywhere: a fork would copy whatever state and threads the parent has.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, self.work, self.catalog, self.only), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _give(self, worker: _Worker, index: int | None, paths: Sequence[Path]) -> None:
        worker.index, worker.since = index, time.monotonic()
        if index is not None:
            with suppress(OSError):  # it has died: that is seen when its answer is taken
                worker.pipe.send(paths[index])

    def _ready(self) -> list[_Worker]:
        """Workers that have an answer, have died, or have taken too long."""
        busy: dict[object, _Worker] = {worker.pipe: worker for worker in self.workers if worker.index is not None}
        ready = [busy[pipe] for pipe in wait([w.pipe for w in busy.values()], timeout=0.5)]
        late = time.monotonic() - MAX_SECONDS
        return ready or [worker for worker in busy.values() if worker.since < late]

    def _take(self, worker: _Worker, paths: Sequence[Path]) -> Result | None:
        """What became of the worker's file; ``None`` when it has only said that it has started."""
        try:
            if worker.pipe.poll():
                result: Result | None = worker.pipe.recv()
                worker.started, worker.since = True, time.monotonic()
                return result
            problem = "reading-too-long"
        except (EOFError, OSError) as error:
            if not worker.started:
                raise Iso18091Error(WORDS["no-worker"]) from error
            problem = "reader-died"
        path = paths[worker.index or 0]
        worker.pipe.close()
        worker.process.kill()
        worker.process.join()
        fresh = self._start()
        worker.process, worker.pipe, worker.started = fresh.process, fresh.pipe, False
        return Result(path=str(path), sha256="", diagnostics=(unreadable(Unreadable(problem)),))


def _work(pipe: Connection, work: Work, catalog: Catalog, only: Stage | None) -> None:
    """What a worker does until its pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    _limit_memory()
    with suppress(EOFError, OSError):
        pipe.send(None)  # started: what breaks from here on is the file's doing
        while True:
            path = pipe.recv()
            pipe.send(work(path, catalog, only))


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MAX_BYTES, MAX_BYTES))
        # What a dying library prints is not for the user: the ledger says it in the office's words.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
