"""Outlook messages made by hand for tests: a container of Office 97 ([MS-CFB]) with the streams of [MS-OXMSG]."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from datetime import UTC, datetime

Tree = Mapping[str, "bytes | Tree"]
_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_NONE = 0xFFFFFFFF


def message(
    subject: str,
    sender: str,
    when: datetime,
    attached: Mapping[str, bytes | Tree],
    body: str = "",
    *,
    inside: bool = False,
) -> Tree:
    """The streams of a message. What is attached is a file's bytes or another message."""
    ticks = int((when.astimezone(UTC) - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds() * 10_000_000)
    head = b"\0" * (24 if inside else 32)
    tree: dict[str, bytes | Tree] = {
        "__properties_version1.0": head + struct.pack("<IIQ", 0x00390040, 6, ticks),
        "__substg1.0_0037001F": subject.encode("utf-16-le"),
        "__substg1.0_5D01001F": sender.encode("utf-16-le"),
        "__substg1.0_1000001F": body.encode("utf-16-le"),
    }
    for number, (name, content) in enumerate(attached.items()):
        data = ("__substg1.0_37010102" if isinstance(content, bytes) else "__substg1.0_3701000D"), content
        tree[f"__attach_version1.0_#{number:08X}"] = {
            "__properties_version1.0": b"\0" * 8,
            "__substg1.0_3707001F": name.encode("utf-16-le"),
            data[0]: data[1],
        }
    return tree


def container(tree: Tree) -> bytes:
    """The bytes of a container with these streams and folders."""
    entries: list[list[object]] = [["Root Entry", 5, _NONE, b""]]  # name, kind, child, content
    siblings: dict[int, int] = {}

    def add(branch: Tree) -> int:
        first, before = _NONE, None
        for name, content in branch.items():
            at = len(entries)
            entries.append(
                [name, 2 if isinstance(content, bytes) else 1, _NONE, content if isinstance(content, bytes) else b""]
            )
            if before is None:
                first = at
            else:
                siblings[before] = at
            before = at
            if not isinstance(content, bytes):
                entries[at][2] = add(content)
        return first

    entries[0][2] = add(tree)
    mini, mini_fat, starts = bytearray(), list[int](), dict[int, int]()
    large: list[tuple[int, bytes]] = []
    for at, (_, kind, _, content) in enumerate(entries):
        assert isinstance(content, bytes)
        if kind == 2 and 0 < len(content) < _CUTOFF:
            starts[at] = len(mini) // _MINI
            count = -(-len(content) // _MINI)
            mini_fat += [*range(starts[at] + 1, starts[at] + count), _END]
            mini += content.ljust(count * _MINI, b"\0")
        elif kind == 2 and content:
            large.append((at, content))
    large.append((0, bytes(mini)))
    return _sectors(entries, siblings, large, mini_fat, starts)


def _sectors(
    entries: list[list[object]],
    siblings: Mapping[int, int],
    large: list[tuple[int, bytes]],
    mini_fat: list[int],
    starts: dict[int, int],
) -> bytes:
    body, fat = bytearray(), list[int]()

    def put(content: bytes) -> int:
        first, count = len(fat), max(1, -(-len(content) // _SECTOR))
        fat.extend([*range(first + 1, first + count), _END])
        body.extend(content.ljust(count * _SECTOR, b"\0"))
        return first

    for at, content in large:
        starts[at] = put(content) if content else _END
    mini_start = put(b"".join(struct.pack("<I", each) for each in mini_fat).ljust(_SECTOR, b"\xff"))
    directory = b""
    for at, (name, kind, child, content) in enumerate(entries):
        assert isinstance(name, str) and isinstance(content, bytes)
        size = len(large[-1][1]) if at == 0 else len(content)
        letters = name.encode("utf-16-le")
        directory += letters.ljust(64, b"\0") + struct.pack("<HBB", len(letters) + 2, kind, 1)
        directory += struct.pack("<III", _NONE, siblings.get(at, _NONE), child) + b"\0" * 36
        directory += struct.pack("<IQ", starts.get(at, 0), size)
    directory_start = put(directory)
    # The table of sectors lists itself; how many sectors it takes depends on its own length.
    count = 1
    while count * (_SECTOR // 4) < len(fat) + count:
        count += 1
    first = len(fat)
    fat += [_FAT] * count
    table = b"".join(struct.pack("<I", each) for each in fat).ljust(count * _SECTOR, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    minis = -(-len(mini_fat) * 4 // _SECTOR) or 1
    head += struct.pack("<IIIIIIIII", 0, count, directory_start, 0, _CUTOFF, mini_start, minis, _END, 0)
    listed = [*range(first, first + count)]
    head += b"".join(struct.pack("<I", each) for each in listed + [_FREE] * (109 - count))
    return head + bytes(body) + table
