"""A template as an office sends it → jinja that reaches nothing of ours, and ends.

jinja's own sandbox keeps a template from attributes, files and code. It does not keep it from never ending: loops
inside loops, macros that call themselves, texts that double. So each loop, call and filter asks here whether there is
still time, and what comes of it may only be so large.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from jinja2 import StrictUndefined, nodes
from jinja2.exceptions import TemplateRuntimeError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.runtime import Context

SECONDS = 20.0
"""Time of the processor that one document may take; a report over a country takes two."""
LARGEST = 20_000_000
"""Characters of a text, or items of a list, that a template puts together."""
_WIDEST = 100_000
"""The greatest width or count that a filter or method is given."""
_GREATEST_POWER = 100
_GIANT = 10**50
_STEPS = 64
"""Steps between two looks at the clock."""


class TooSlow(TemplateRuntimeError):
    """The time is over."""


class TooLarge(TemplateRuntimeError):
    """A text, list or number is larger than any document."""


class Sandbox(ImmutableSandboxedEnvironment):
    """Compiles and fills in templates of an office. ``finalize`` makes each value inert on its way in."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, finalize: Callable[[object], object]) -> None:
        super().__init__(undefined=StrictUndefined, finalize=finalize, autoescape=False, keep_trailing_newline=True)
        self.filters = {name: self._watched(name, step) for name, step in self.filters.items()}
        self.filters |= {_EACH: self._each, _WHOLE: self._sized}
        self.globals.pop("lipsum")
        self._end, self._steps = 0.0, 0

    def compiled(self, tree: nodes.Template, name: str, file: str) -> Template:
        """The template of a parsed source; changes the tree. Raises what jinja and Python raise for a broken one."""
        code = self.compile(_Watching(self).visit(tree), name, file)
        return self.template_class.from_code(self, code, self.make_globals(None))

    def filled(self, template: Template, names: dict[str, Any]) -> str:
        """The template filled in. Raises TooSlow, TooLarge, and what jinja and Python raise."""
        self._end, self._steps = time.process_time() + SECONDS, 0
        pieces: list[str] = []
        size = 0
        for piece in template.generate(names):
            size += len(piece)
            if size > LARGEST:
                raise TooLarge
            pieces.append(piece)
        return "".join(pieces)

    # Steps of a template

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401, N805
        """A function, macro or method is called; nothing that is given is called ``__self``."""
        __self._tick()
        if isinstance(text := getattr(__obj, "__self__", None), str):
            _check_growth(__obj.__name__, text, args)
        return __self._sized(super().call(__context, __obj, *args, **kwargs))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401
        """Two values are added, multiplied, raised to a power or formatted."""
        self._tick()
        if operator == "**" and not (isinstance(right, int | float) and abs(right) <= _GREATEST_POWER):
            raise TooLarge
        if operator == "*" and _length(left) * _length(right) > LARGEST and not _numbers(left, right):
            raise TooLarge
        if operator == "%" and isinstance(left, str):
            _check_growth("format", left, ())
        return self._sized(super().call_binop(context, operator, left, right))

    def _watched(self, name: str, step: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(step)
        def watched(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
            self._tick()
            value, *others = args[hasattr(step, "jinja_pass_arg") :]
            _check_growth(name, value, (*others, *kwargs.values()))
            return self._sized(step(*args, **kwargs))

        return watched

    def _each(self, items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            self._tick()
            yield item

    def _sized(self, value: Any) -> Any:  # noqa: ANN401
        if isinstance(value, str | list | tuple | dict) and len(value) > LARGEST:
            raise TooLarge
        if isinstance(value, int) and abs(value) > _GIANT:
            raise TooLarge
        return value

    def _tick(self) -> None:
        self._steps += 1
        if self._end and self._steps % _STEPS == 0 and time.process_time() > self._end:
            raise TooSlow


_EACH, _WHOLE = " each", " whole"
"""Names of our own filters, which no template can write."""
_PADDING = ("center", "ljust", "rjust", "zfill", "expandtabs", "indent", "wordwrap", "truncate", "batch", "slice")
"""Filters and methods of texts that are given a width or a count."""
_WIDE = re.compile(r"\d{6}|\*")
"""A width in a format that no line has."""


class _Watching(NodeTransformer):
    """Puts a look at the clock into every loop, and one at the size around what is joined by "~"."""

    def __init__(self, environment: Sandbox) -> None:
        self.environment = environment

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 - jinja calls it so
        """A loop."""
        self.generic_visit(node)
        node.iter = self._passed(cast(nodes.Expr, node.iter), _EACH)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        """Values side by side."""
        self.generic_visit(node)
        return self._passed(node, _WHOLE)

    def _passed(self, node: nodes.Expr, name: str) -> nodes.Filter:
        passed = nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)
        return passed.set_environment(self.environment)  # type: ignore[return-value]  # itself


def _check_growth(name: str, value: Any, given: Sequence[Any]) -> None:  # noqa: ANN401
    """Raises TooLarge before a filter or method makes more of a value than any document holds."""
    if name in _PADDING and any(isinstance(number, int) and abs(number) > _WIDEST for number in given):
        raise TooLarge
    if name in ("format", "format_map") and _WIDE.search(str(value)):
        raise TooLarge
    if name == "replace" and len(given) > 1 and str(value).count(str(given[0])) * len(str(given[1])) > LARGEST:
        raise TooLarge


def _numbers(left: Any, right: Any) -> bool:  # noqa: ANN401
    """Whether both are numbers, and no giants."""
    return isinstance(left, int | float) and isinstance(right, int | float) and max(abs(left), abs(right)) < _GIANT


def _length(value: Any) -> float:  # noqa: ANN401
    """How often it repeats what it is multiplied with, or how long it is."""
    if isinstance(value, str | list | tuple):
        return max(len(value), 1)
    return abs(value) if isinstance(value, int | float) else 1
