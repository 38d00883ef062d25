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


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    # Workers talk to us over pipes that the system makes of nameless local sockets; those have no family of the net.
    if event.startswith(_FORBIDDEN) or (event == "socket.__new__" and arguments[1] != 1):
        os.write(2, f"a socket: {event} {arguments[1:]}\n".encode())
        os._exit(99)


sys.addaudithook(_watch)
