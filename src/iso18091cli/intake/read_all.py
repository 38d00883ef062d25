"""Files → what a function makes of each, in processes of their own: a file that kills its reader costs no other.

A library written in another language can abort its whole process on a made file, uncatchably, or take all memory. So
each file is read by a worker with a limit on memory and time; one that dies or dawdles is replaced. Many files are read
by Pebble's pool, a file alone by a process that ends with it: to load a pool takes longer than to read a file.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from itertools import islice
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")

MAX_SECONDS = 8.0
"""Wall time one file may take; with starting and showing, a command about it ends within 10 s."""
MAX_BYTES = 450 << 20
"""Memory of a worker, the interpreter included, where the system can limit it: Windows cannot."""
AHEAD = 200
"""Files for each worker given out before their turn: while one takes all its time, the other workers go on."""
STARTS = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
"""How workers are started: never as copies of a process that may have threads."""


def read_all(
    paths: Sequence[Path],
    work: Callable[..., T],
    *arguments: object,
    failed: Callable[[Path, str], T],
    jobs: int | None = None,
) -> Iterator[T]:
    """Gives ``work(path, *arguments)`` of every file, in order. Workers begin at once, not with the first result.

    ``work``: a function at the top of a module. ``failed`` gives the result of a file whose reader died ("reader-died")
    or had to be stopped ("reading-too-long"). ``jobs``: number of processes, by default one for each processor. Where
    no process can be started, or none lives, files are read in this one: better unguarded than not at all.
    """
    if len(paths) > 1:
        count = max(1, min(jobs or os.cpu_count() or 1, len(paths)))
        return _in_a_pool(count, paths, work, arguments, failed)
    return _apart(paths[0], work, arguments, failed) if paths else iter(())


def _apart(
    path: Path, work: Callable[..., T], arguments: tuple[object, ...], failed: Callable[[Path, str], T]
) -> Iterator[T]:
    """One file, in a process of its own that begins at once."""
    ours, theirs = multiprocessing.Pipe()
    child = multiprocessing.get_context("fork" if _alone() else STARTS).Process(  # type: ignore[attr-defined]
        target=_answer, args=(theirs, work), daemon=True
    )
    with suppress(OSError, EOFError):
        child.start()
        theirs.close()
        # Sent after the start, which waits for ever for a process that dies before it has taken its arguments.
        ours.send((path, arguments))

    def answer() -> T:
        lives, problem = False, "reading-too-long"
        try:
            lives = ours.poll(MAX_SECONDS if child.pid else 0) and ours.recv()
            if lives and ours.poll(MAX_SECONDS):
                answered: T = ours.recv()
                return answered
        except (EOFError, OSError):
            problem = "reader-died"
        finally:
            ours.close()
            if child.pid:
                child.kill()
                child.join()
        return failed(path, problem) if lives else work(path, *arguments)

    return (answer() for _ in range(1))


def _alone() -> bool:
    """Whether this process has no thread but this one, so that a copy of it is safe: on Linux."""
    with suppress(OSError):
        return len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208 - only counted
    return False


def _answer(pipe: Connection, work: Callable[..., object]) -> None:
    """What a process does that was started for one file."""
    _settle()
    _guarded(_tell, pipe, work)


def _tell(pipe: Connection, work: Callable[..., object]) -> None:
    pipe.send(True)  # it lives: what breaks from here on is the file's doing
    path, arguments = pipe.recv()
    pipe.send(work(path, *arguments))


def _in_a_pool(
    count: int,
    paths: Sequence[Path],
    work: Callable[..., T],
    arguments: tuple[object, ...],
    failed: Callable[[Path, str], T],
) -> Iterator[T]:
    """Many files; where the pool breaks, the rest one by one."""
    if STARTS == "forkserver":
        _begin_server(["pebble", __name__, work.__module__])
    from pebble import ProcessPool

    context: Any = multiprocessing.get_context(STARTS)
    # Pebble's two locks have to outlive its end: a worker that is still starting would miss them, and say so on stderr.
    locks = [context.RLock() for _ in range(2)]
    kept = SimpleNamespace(Pipe=context.Pipe, Process=context.Process, RLock=iter(locks).__next__)
    pool: Any = ProcessPool(count, initializer=_settle, initargs=(str(Path.cwd()), work), context=kept)
    given, ahead = bytes(ForkingPickler.dumps((work, arguments))), iter(paths)
    asked: deque[Future[T]] = deque()

    def ask(more: int) -> None:
        with suppress(OSError, RuntimeError):  # the pool is broken: seen by what it does not give
            for path in islice(ahead, more):
                asked.append(pool.schedule(_read, (given, path), timeout=MAX_SECONDS))

    def results() -> Iterator[T]:
        done = 0
        try:
            while asked and _ended(asked[0], pool):
                error = asked[0].exception()
                problem = "reading-too-long" if isinstance(error, TimeoutError) else "reader-died"
                yield failed(paths[done], problem) if error else asked[0].result()
                asked.popleft()
                done += 1
                ask(1)
        finally:
            pool.stop()
            pool.join()
        for path in paths[done:]:
            yield from _apart(path, work, arguments, failed)

    ask(AHEAD * count)
    return results()


def _begin_server(preload: list[str]) -> None:
    """Lets a process from which workers are forked load what they need, untouched by Ctrl-C, as they will be."""
    from multiprocessing import forkserver, resource_tracker

    multiprocessing.set_forkserver_preload(preload)
    with suppress(OSError):
        resource_tracker.ensure_running()  # which unblocks the signal
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            forkserver.ensure_running()
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _ended(future: Future[T], pool: Any) -> bool:  # noqa: ANN401 - its package is loaded when it is needed
    """Waits for it; false where the pool is broken, which may not say so of every file."""
    from concurrent.futures import wait
    from concurrent.futures.process import BrokenProcessPool

    while not wait([future], timeout=1).done and pool.active:
        pass
    return future.done() and not isinstance(future.exception(), BrokenProcessPool)


# In a worker ----------------------------------------------------------------------------------------------------------


def _read(given: bytes, path: Path) -> object:
    """What a worker of a pool does with one file. ``given``, the rest of the task, is large: it is unpacked once."""
    work, arguments = _unpacked(given)
    try:
        return _guarded(work, path, *arguments)
    except Exception as error:
        # An error of another type may not survive the way to the parent, and break the pool.
        raise RuntimeError(str(error)) from error


@lru_cache(1)
def _unpacked(given: bytes) -> tuple[Callable[..., object], tuple[object, ...]]:
    unpacked: tuple[Callable[..., object], tuple[object, ...]] = ForkingPickler.loads(given)
    return unpacked


def _guarded(function: Callable[..., T], *arguments: object) -> T:
    if sys.platform == "win32":
        return function(*arguments)
    signal.alarm(int(MAX_SECONDS) + 2)  # ends this process: whoever is to stop it may have been killed
    try:
        return function(*arguments)
    finally:
        signal.alarm(0)


def _settle(folder: str = ".", _work: Callable[..., object] | None = None) -> None:
    """Makes a process a worker. ``folder``: the current one; a fork server stays where it was started. With the work
    its module comes: to load that takes no time of a file.
    """
    os.chdir(folder)
    gc.set_threshold(10_000)  # as the program does
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # and is obeyed, whatever a library is at
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
