"""Loaded by every Python that has this folder on its path: whoever opens a connection ends at once with code 99."""

import os
import sys

_FORBIDDEN = (
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "socket.gethostby",
    "socket.sendto",
    "urllib.",
    "http.",
)


_LOCAL = 1
"""AF_UNIX, which Windows has no name for."""


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    # Workers talk to us over local sockets of this machine, which have no family of the net.
    if event in ("socket.bind", "socket.connect") and getattr(arguments[0], "family", None) == _LOCAL:
        return
    if event.startswith(_FORBIDDEN) or (event == "socket.__new__" and arguments[1] != _LOCAL):
        os.write(2, f"a socket: {event} {arguments[1:]}\n".encode())
        os._exit(99)


sys.addaudithook(_watch)
