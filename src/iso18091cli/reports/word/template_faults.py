"""What is wrong with a template, said so that an office can mend it: which file, near which text, which name."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from iso18091cli.errors import Fault, Faults
from iso18091cli.messages.documents import FAULTS, WORDS
from iso18091cli.messages.unknown_word import did_you_mean
from iso18091cli.model.spelling import nearest
from iso18091cli.model.text import Text, filled

if TYPE_CHECKING:
    from jinja2 import nodes

AT_TEXT = "text"
"""A place in a Word document is told by the text of its paragraph, one in a text file by its line."""
_WRONG_VALUES = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError)
"""What Python raises where a template adds, divides or calls something that does not allow it."""
_TOO_MUCH = (RecursionError, MemoryError, SyntaxError)
"""And where it goes too deep: SyntaxError is Python's, of more than 20 loops in each other."""
_LONGEST = 80
_LONGEST_PROBLEM = 300
_SAME_KIND = ("sort", "list", "reverse", "selectattr", "rejectattr", "first", "last")
"""Filters that give a list, or an item, of what they are given."""


@contextmanager
def broken(path: Path, source: str, place: str = "") -> Iterator[None]:
    """Turns what jinja says of a template into Faults."""
    from jinja2 import TemplateError, TemplateSyntaxError

    from iso18091cli.reports.word.sandbox import SECONDS, TooLarge, TooSlow

    try:
        yield
    except TooSlow as error:
        raise Faults(
            (_fault(path, source, _line(error, path), place, "template-too-slow", seconds=f"{SECONDS:g}"),)
        ) from error
    except (TooLarge, *_TOO_MUCH) as error:
        raise Faults((_fault(path, source, _line(error, path), place, "template-too-large"),)) from error
    except TemplateSyntaxError as error:
        problem = error.message or ""
        raise Faults((_fault(path, source, error.lineno, place, "template-syntax", problem=problem),)) from error
    except (TemplateError, *_WRONG_VALUES) as error:
        problem = str(error)[:_LONGEST_PROBLEM]
        raise Faults((_fault(path, source, _line(error, path), place, "template-failed", problem=problem),)) from error


def _line(error: Exception, path: Path) -> int | None:
    """The line of the template at which it stopped."""
    frames = [f.lineno for f in traceback.extract_tb(error.__traceback__) if f.filename == str(path)]
    return frames[-1] if frames else None


def _fault(path: Path, source: str, line: int | None, place: str, key: str, **arguments: str | Text) -> Fault:
    fault = FAULTS[key].fault(str(path), line, **arguments)
    if not (place and line):
        return fault
    near = _near(source.split("\n")[:line])
    return replace(fault, line=None, message=filled(WORDS["template-near"], near=near, message=fault.message))


def _near(lines: list[str]) -> str:
    """The last paragraph; before a tag that stands alone, the text above it."""
    last = _seen(lines[-1])
    if re.sub(r"{[{%#].*?[}%#]}", "", last).strip():
        return last
    above = next((text for text in map(_seen, reversed(lines[:-1])) if text), "")
    return f"{above} {last}".strip()


def _seen(line: str) -> str:
    """What somebody reads of a paragraph in Word, cut."""
    text = " ".join(re.sub("<[^>]*>", "", line).split())
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(entity, sign)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def told_alike(path: Path, line: int | None, found: str, near: str = "") -> Fault:
    """A warning on what looks like a field and is none: in a line, or near some text of a Word document."""
    fault = FAULTS["template-alike"].fault(str(path), line, found=found)
    if not near:
        return fault
    return replace(fault, message=filled(WORDS["template-near"], near=_seen(near), message=fault.message))


def nameless(path: Path) -> Fault:
    """A warning on a template that uses no name that its document gives."""
    return FAULTS["template-nameless"].fault(str(path), None)


def uses_a_name(tree: nodes.Template, names: Mapping[str, Text]) -> bool:
    """Whether anything that is filled in stands in the template."""
    from jinja2 import nodes

    return any(name.ctx == "load" and name.name in names for name in tree.find_all(nodes.Name))


# Unknown names -------------------------------------------------------------------------------------------------------


def unknown_names(
    tree: nodes.Template, names: Mapping[str, Text], path: Path, source: str, place: str
) -> tuple[Fault, ...]:
    """A fault for each name the template uses that its document does not give and nothing in it defines.

    ``names`` holds dotted names: "tasks" and "tasks.lead" allow {{ task.lead }} within {% for task in tasks %}.
    """
    search = _Search(names)
    search.through(tree, {name: name for name in names if "." not in name})
    faults: list[Fault] = []
    for name, line, known in search.found:
        near = nearest(name.rpartition(".")[2], known)
        listed, hint = ", ".join(known), did_you_mean(near)
        fault = _fault(path, source, line, place, "template-name", name=name, known=listed, hint=hint)
        if fault not in faults:  # wrong twice in one paragraph is one fault
            faults.append(fault)
    return tuple(faults)


_Scope = Mapping[str, str | None]
"""Names that are defined, each with the dotted name it stands for; None: nothing is known of what it holds."""


class _Search:
    """Follows what each expression of a template stands for."""

    def __init__(self, names: Mapping[str, Text]) -> None:
        self.names = names
        self.found: list[tuple[str, int, tuple[str, ...]]] = []
        """(name, line, names there are in its place)"""

    def through(self, node: nodes.Node, scope: _Scope) -> _Scope:
        """Looks at a statement or expression; the names that are defined after it."""
        from jinja2 import nodes

        if isinstance(node, nodes.For):
            return self._loop(node, scope)
        if isinstance(node, nodes.Assign):
            self.through(node.node, scope)
            return {**scope, **dict.fromkeys(_targets(node.target), self._meant(node.node, scope))}
        if isinstance(node, nodes.Macro):
            self._all(node.body, {**scope, **dict.fromkeys((argument.name for argument in node.args), None)})
            return {**scope, node.name: None}
        if isinstance(node, (nodes.With, nodes.CallBlock, nodes.AssignBlock)):
            stored = (name.name for name in node.find_all(nodes.Name) if name.ctx != "load")
            scope = {**scope, **dict.fromkeys(stored, None)}
        if isinstance(node, (nodes.Name, nodes.Getattr, nodes.Getitem)):
            self._name(node, scope)
        return self._all(node.iter_child_nodes(), scope)

    def _all(self, parts: Iterable[nodes.Node], scope: _Scope) -> _Scope:
        for part in parts:
            scope = self.through(part, scope)
        return scope

    def _loop(self, node: nodes.For, scope: _Scope) -> _Scope:
        self.through(node.iter, scope)
        item = self._meant(node.iter, scope)
        inside = {**scope, "loop": None, **dict.fromkeys(_targets(node.target), item)}
        self._all([*([node.test] if node.test else []), *node.body], inside)
        self._all(node.else_, scope)
        return scope

    def _name(self, node: nodes.Name | nodes.Getattr | nodes.Getitem, scope: _Scope) -> None:
        from jinja2 import nodes
        from jinja2.defaults import DEFAULT_NAMESPACE

        if isinstance(node, nodes.Name):
            if node.ctx == "load" and node.name not in scope and node.name not in DEFAULT_NAMESPACE:
                self.found.append((node.name, node.lineno, tuple(sorted(scope))))
            return
        before, part = self._meant(node.node, scope), _part(node)
        if before is not None and part and f"{before}.{part}" not in self.names:
            known = tuple(name.removeprefix(f"{before}.") for name in self.names if name.startswith(f"{before}."))
            # Methods of lists, texts and numbers are not checked.
            if "." not in part and known and not hasattr(list, part):
                self.found.append(
                    (f"{_written(node.node)}.{part}", node.lineno, tuple(n for n in known if "." not in n))
                )

    def _meant(self, node: nodes.Node, scope: _Scope) -> str | None:
        """The dotted name an expression stands for; an item of a list is named as the list is."""
        from jinja2 import nodes

        if isinstance(node, nodes.Name):
            return scope.get(node.name)
        if isinstance(node, nodes.Filter) and node.node is not None and node.name in _SAME_KIND:
            return self._meant(node.node, scope)
        if isinstance(node, (nodes.Getattr, nodes.Getitem)):
            before, part = self._meant(node.node, scope), _part(node)
            if before is None or not part:
                return before  # a slice, or one item, of a list
            name = f"{before}.{part}"
            return name if name in self.names else None
        return None


def _written(node: nodes.Node) -> str:
    """An expression of names and dots as it stands in the template."""
    from jinja2 import nodes

    if isinstance(node, nodes.Getattr):
        return f"{_written(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else "…"


def _part(node: nodes.Getattr | nodes.Getitem) -> str:
    """The name after the dot or in the brackets; "" for a number or a slice."""
    from jinja2 import nodes

    if isinstance(node, nodes.Getattr):
        return node.attr
    return node.arg.value if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str) else ""


def _targets(target: nodes.Node) -> list[str]:
    from jinja2 import nodes

    return [name.name for name in (target, *target.find_all(nodes.Name)) if isinstance(name, nodes.Name)]
