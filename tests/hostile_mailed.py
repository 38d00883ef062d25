"""Catalogues, registers and templates that are the office's own but came by mail: what must not stop a command.

The table behind docs/robustness.md and tests/test_mailed.py. Each ends with one fault, of the kind that is named here.
"""

from __future__ import annotations

from typing import NamedTuple


class Mailed(NamedTuple):
    """A file's content, and the name of the fault it ends with."""

    what: str
    content: str
    says: str


CATALOGUES = [
    Mailed("20,000 nested brackets", "id: " + "[" * 20_000, "yaml-too-deep"),
    Mailed("20,000 nested records on one line", "{a: " * 20_000, "yaml-too-deep"),
    Mailed("20,000 nested lists with dashes", "- " * 20_000 + "a", "yaml-too-deep"),
    Mailed("half a million values", "id: [" + "1," * 500_000 + "]", "yaml-too-long"),
    Mailed("5 MB of one word", "id: " + "x" * 5_000_000, "yaml-too-long"),
    Mailed(
        "lists that unfold to a billion (aliases)",
        "a: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\nid: [*c,*c,*c]\n",
        "yaml-alias",
    ),
    Mailed("a number of 1 MB in base sixty", "id: x\nseq: 1" + ":1" * 500_000, "yaml-value"),
    Mailed("an object of Python", "id: x\ntitle: !!python/object/apply:os.system ['true']\n", "missing-key"),
    Mailed("20,000 keys that are none", "\n".join(f"key{n}: 1" for n in range(20_000)), "unknown-key"),
    Mailed("a base that is an absolute path", "extends: /etc/passwd\nid: x\nversion: '1'\n", "extends-elsewhere"),
    Mailed(
        "a base on another computer", "extends: //server/share/base.yaml\nid: x\nversion: '1'\n", "extends-elsewhere"
    ),
    Mailed(
        "a base on another computer, as Windows writes it",
        "extends: '\\\\server\\share\\base.yaml'\nid: x\nversion: '1'\n",
        "extends-elsewhere",
    ),
    Mailed("a base on another drive", "extends: 'D:/base.yaml'\nid: x\nversion: '1'\n", "extends-elsewhere"),
    Mailed("a base that is no catalogue", "extends: ../letter.txt\nid: x\nversion: '1'\n", "extends-elsewhere"),
    Mailed("a base that never ends", "extends: endless.yaml\nid: x\nversion: '1'\n", "extends-elsewhere"),
    Mailed("a base that extends this one", "extends: self.yaml\nid: x\nversion: '1'\n", "extends-too-deep"),
]

_LOOP = "{{% for {0} in range(99999) %}}"

TEMPLATES = [
    Mailed(
        "loops inside loops",
        "".join(_LOOP.format(n) for n in "abc") + "x" + "{% endfor %}" * 3,
        "template-too-slow",
    ),
    Mailed(
        "loops inside loops that put nothing out",
        "".join(_LOOP.format(n) for n in "abcd") + "{% endfor %}" * 4,
        "template-too-slow",
    ),
    Mailed(
        "a macro that calls itself twice",
        "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(60) }}",
        "template-name",
    ),
    Mailed(
        "a loop that calls itself twice",
        "{% for x in [1, 2] recursive %}{% if loop.depth < 60 %}{{ loop([1, 2]) }}{% endif %}{% endfor %}",
        "template-too-slow",
    ),
    Mailed("a macro without an end", "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "template-name"),
    Mailed(
        "a text that doubles with +",
        "{% set n = namespace(x='x') %}{% for i in range(99) %}{% set n.x = n.x + n.x %}{% endfor %}",
        "template-too-large",
    ),
    Mailed(
        "a text that doubles with ~",
        "{% set n = namespace(x='x') %}{% for i in range(99) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
        "template-too-large",
    ),
    Mailed("a text times a billion", "{{ 'x' * 1000000000 }}", "template-too-large"),
    Mailed("a list times a billion", "{{ ([1] * 1000000000)|length }}", "template-too-large"),
    Mailed("a tower of powers", "{{ 9 ** 99 ** 99 ** 99 ** 99 }}", "template-too-large"),
    Mailed("a width of a billion", "{{ 'x'|center(1000000000) }}", "template-too-large"),
    Mailed("a width of a billion, by a method", "{{ 'x'.ljust(1000000000) }}", "template-too-large"),
    Mailed("a width of a billion, by a format", "{{ '{:>1000000000}'.format(1) }}", "template-too-large"),
    Mailed("a width of a billion, by a sign", "{{ '%1000000000d' % 1 }}", "template-too-large"),
    Mailed(
        "replacing what was replaced",
        "{% set a = 'x' * 9999 %}{{ a|replace('x', a)|replace('x', a) }}",
        "template-too-large",
    ),
    Mailed("30 loops in each other", "{% for a in [1] %}" * 30 + "{% endfor %}" * 30, "template-too-large"),
    Mailed("20,000 brackets", "{{ " + "(" * 20_000 + "1" + ")" * 20_000 + " }}", "template-too-large"),
    Mailed("20,000 terms", "{{ 1" + " + 1" * 20_000 + " }}", "template-too-large"),
    Mailed("20,000 names behind dots", "{{ unit" + ".a" * 20_000 + " }}", "template-too-large"),
    Mailed("3 MB of text", "x" * 3_000_000, "template-too-large"),
    Mailed("what Python keeps inside", "{{ ''.__class__.__mro__[1].__subclasses__() }}", "template-failed"),
    Mailed("another file", "{% include '/etc/passwd' %}", "template-failed"),
    Mailed("a block of another file", "{% extends 'plan.vi.md.j2' %}", "template-failed"),
]
