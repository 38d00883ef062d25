"""What a cell says → the one e-mail address in it, or why there is none.

Register, workbook and mail draft ask here, so they agree. One address is one unit's: where a cell names several, nobody
knows which is meant, and a mail to all of them would show each to the others; so none is taken.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from iso18091cli.model.spelling import clean

_AROUND = re.compile(r"""[\s,;:<>()\[\]"“”'’]+""")
"""What may stand between an address and other words: a name before it, brackets around it."""

_OF_AN_OFFICE = re.compile(r"[a-z0-9]{1,30}(?:[._-][a-z0-9]{1,30})?@(?:[a-z0-9]{1,30}\.){1,4}vn")
"""Plain addresses of this country: the library would only say so, and takes its time to be loaded."""


class Address(NamedTuple):
    """The address that a cell names; "" where it names none, and then why."""

    text: str
    fault: Literal["", "none", "several"] = ""


def address_in(cell: str) -> Address:
    """The address in a cell, alone or beside a name: "vp@xa.gov.vn", "Văn phòng <vp@xa.gov.vn>".

    What an address is, email-validator says (RFC 5321, 5322, 6531); letters before the @ are ASCII, the domain has a
    dot and is no private one. No name is looked up in a network. A domain with marks is given in its ASCII form.
    """
    if cell.count("@") > 1:
        return Address("", "several")
    word = next((part for part in _AROUND.split(clean(cell)) if "@" in part), "").rstrip(".")
    if not word:
        return Address("", "none")
    if _OF_AN_OFFICE.fullmatch(word):
        return Address(word)
    from email_validator import EmailNotValidError, validate_email

    try:
        found = validate_email(word, check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError:
        return Address("", "none")
    return Address(found.ascii_email or "", "")
