"""Files -> Results, read in processes of their own: what kills a reader names one file and costs no other.

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
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from iso18091cli.checks.table import unreadable
from iso18091cli.intake.examine import examine
from iso18091cli.model.answers import Stage
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.scores import Result
from iso18091cli.spreadsheet.unreadable import Unreadable

if sys.platform == "win32":
    from multiprocessing.connection import PipeConnection as Connection
else:
    from multiprocessing.connection import Connection

Work = Callable[[Path, Catalog, Stage | None], Result]
Task = tuple[Work, Catalog, Stage | None]
"""What is done with every file, and the rest of what that takes."""

MAX_SECONDS = 8.0
"""Wall time one file may take; with starting and showing, a command about it ends within 10 s."""
MAX_BYTES = 450 << 20
"""Memory of a worker, the interpreter included, where the system can limit it."""


def examine_all(
    paths: Sequence[Path],
    catalog: Catalog,
    only: Stage | None = None,
    jobs: int | None = None,
    work: Work = examine,
) -> Iterator[Result]:
    """Examines every file, in order. ``jobs``: number of processes, by default one for each processor.

    ``work`` is what a worker does with one file: a function at the top of a module. Workers start at once, not with the
    first result: what shows the progress may start a thread, and then a process can no longer be forked. They are also
    at their first files then, while what will show the results is loaded.
    """
    pool = _Pool(paths, catalog, only, work)
    pool.start(max(1, min(jobs or os.cpu_count() or 1, len(paths))) if paths else 0)
    return pool.results()


@dataclass(eq=False, repr=False)
class _Worker:
    process: BaseProcess
    pipe: Connection
    index: int | None = None
    """The file it is at."""
    since: float = 0.0
    started: bool = False
    untold: Task | None = None
    """What it is still to be told before its first file."""


@dataclass(eq=False, repr=False)
class _Pool:
    paths: Sequence[Path]
    catalog: Catalog
    only: Stage | None
    work: Work
    workers: list[_Worker] = field(default_factory=list)
    waiting: Iterator[int] = field(default_factory=lambda: iter(()))
    """Files that no worker is at."""

    def start(self, count: int) -> None:
        self.waiting = iter(range(len(self.paths)))
        # Where no process can be started, the files are read in this one: better unguarded than not at all.
        with suppress(OSError):
            while len(self.workers) < count:
                self.workers.append(self._start())
        for worker in self.workers:
            self._give(worker, next(self.waiting, None))

    def results(self) -> Iterator[Result]:
        try:
            yield from self._results()
        finally:
            self.stop()

    def _results(self) -> Iterator[Result]:
        done: dict[int, Result] = {}
        for index in range(len(self.paths)):
            while index not in done:
                if not self.workers:
                    done[index] = self.work(self.paths[index], self.catalog, self.only)
                for worker in self._ready():
                    finished = worker.index
                    result = self._take(worker)
                    if result is not None and finished is not None:
                        done[finished] = result
                        if worker in self.workers:
                            self._give(worker, next(self.waiting, None))
            yield done.pop(index)

    def stop(self) -> None:
        for worker in self.workers:
            worker.pipe.close()
            worker.process.kill()
        for worker in self.workers:
            worker.process.join()

    def _start(self) -> _Worker:
        ours, theirs = multiprocessing.Pipe()
        task: Task | None = (self.work, self.catalog, self.only)
        process: BaseProcess
        if sys.platform == "linux" and _alone():
            given = (theirs, task, ours)
            process = multiprocessing.get_context("fork").Process(target=_work, args=given, daemon=True)
            task = None
        else:
            # The task, a large one, goes through the pipe: who starts a process waits for ever for one that dies before
            # it has taken over what it was started with.
            process = multiprocessing.get_context("spawn").Process(target=_work, args=(theirs,), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours, untold=task)

    def _give(self, worker: _Worker, index: int | None) -> None:
        worker.index, worker.since = index, time.monotonic()
        if index is not None:
            with suppress(OSError):  # it has died: that is seen when its answer is taken
                if worker.untold is not None:
                    worker.pipe.send(worker.untold)
                    worker.untold = None
                worker.pipe.send(self.paths[index])

    def _ready(self) -> list[_Worker]:
        """Workers that have an answer, have died, or have taken too long."""
        busy: dict[object, _Worker] = {worker.pipe: worker for worker in self.workers if worker.index is not None}
        if not busy:
            return []
        rest = min(worker.since for worker in busy.values()) + MAX_SECONDS - time.monotonic()
        ready = [busy[pipe] for pipe in wait([w.pipe for w in busy.values()], timeout=max(rest, 0.01))]
        late = time.monotonic() - MAX_SECONDS
        return ready or [worker for worker in busy.values() if worker.since < late]

    def _take(self, worker: _Worker) -> Result | None:
        """What became of the worker's file; ``None`` when it has only said that it has started."""
        path = self.paths[worker.index or 0]
        try:
            if worker.pipe.poll():
                result: Result | None = worker.pipe.recv()
                worker.started, worker.since = True, time.monotonic()
                return result
            problem = "reading-too-long"
        except (EOFError, OSError):
            problem = "reader-died"
        lived = worker.started
        self._replace(worker)
        if problem == "reader-died" and not lived:
            return self.work(path, self.catalog, self.only)  # not the file's doing: there are no workers here
        return Result(path=str(path), sha256="", diagnostics=(unreadable(Unreadable(problem)),))

    def _replace(self, worker: _Worker) -> None:
        worker.pipe.close()
        worker.process.kill()
        worker.process.join()
        try:
            if not worker.started:
                raise OSError  # no worker lives here
            fresh = self._start()
            worker.process, worker.pipe, worker.started = fresh.process, fresh.pipe, False
            worker.untold = fresh.untold
        except OSError:
            self.workers.remove(worker)


def _alone() -> bool:
    """Whether this process has no thread but this one, so that a copy of it is safe: on Linux."""
    with suppress(OSError):
        return len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208 - only counted
    return False


def _work(pipe: Connection, task: Task | None = None, other_end: Connection | None = None) -> None:
    """What a worker does until its pipe is closed. A task that it was not started with comes first."""
    if other_end is not None:
        other_end.close()  # or the copy of it here would hide that the parent was killed
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    _limit_memory()
    with suppress(EOFError, OSError):
        pipe.send(None)  # started: what breaks from here on is the file's doing
        work, catalog, only = task or pipe.recv()
        while True:
            path = pipe.recv()
            pipe.send(work(path, catalog, only))


def _limit_memory() -> None:
    if sys.platform == "win32":
        return
    import resource

    room = MAX_BYTES
    with suppress(OSError, ValueError):
        # What is loaded already takes much address space and little memory: only what comes on top is limited.
        pages, resident = map(int, Path("/proc/self/statm").read_text("ascii").split()[:2])
        room += (pages - resident) * resource.getpagesize()
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (room, room))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # What a dying library prints is not for the user: the ledger says it in the office's words.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
