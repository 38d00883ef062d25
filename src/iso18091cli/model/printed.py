"""The texts that a form prints, as marks on its hidden sheet: what stands there and has none was typed by somebody."""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from functools import lru_cache

from iso18091cli.model.spelling import fold

_LONG = 4
"""Characters of a mark: 24 bits, of which a form has some hundred."""


@lru_cache(maxsize=512)
def mark(text: str) -> str:
    """What a text is known by, however blanks, capitals and marks were saved."""
    return urlsafe_b64encode(hashlib.sha256(fold(text).encode()).digest()[:3]).decode()


def marks(texts: Iterable[str]) -> str:
    """The marks of texts as they are kept: each once, in order, one behind the other."""
    return "".join(sorted(set(map(mark, texts))))


def known(kept: str) -> frozenset[str]:
    """The marks that were kept."""
    return frozenset(kept[start : start + _LONG] for start in range(0, len(kept), _LONG))
