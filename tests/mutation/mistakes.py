"""The mistakes that are made: those of mutmut, and three of our own for statements and conditions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators

_Operators = Sequence[tuple[type[cst.CSTNode], Callable[[Any], Iterable[cst.CSTNode]]]]
"""A kind of node, and what is made of one of that kind: Any, for no type says that the two belong together."""
_ELSEWHERE = (cst.Annotation, cst.Import, cst.ImportFrom, cst.Decorator)
"""What is read by type checkers and by the import alone."""


class Mistake(NamedTuple):
    """One place of one module, written differently."""

    module: str
    """Its file's name without the ending."""
    number: int
    """Which of the module's."""
    lines: range
    function: tuple[str, range] | None
    """The outermost function around it, as its code object names it, and its lines; None: it is seen at import."""
    before: cst.CSTNode
    after: cst.CSTNode

    @property
    def place(self) -> str:
        """Where a person finds it."""
        return f"{self.module}.py:{self.lines.start}"

    @property
    def text(self) -> str:
        """What was changed into what, on one line."""
        empty = cst.Module([])
        before, after = (" ".join(empty.code_for_node(node).split()) for node in (self.before, self.after))
        return f"{before} -> {after}"


class Source:
    """A module and every mistake that is made in it."""

    def __init__(self, path: Path) -> None:
        self.text = path.read_text()
        wrapper = MetadataWrapper(cst.parse_module(self.text))
        self._tree = wrapper.module
        self._places = wrapper.resolve(PositionProvider)
        self._name = path.stem
        self.mistakes: list[Mistake] = []
        self._gather(self._tree, (), None)

    def with_mistake(self, mistake: Mistake) -> str:
        """The module's text with this mistake in it."""
        made = self._tree.deep_replace(mistake.before, mistake.after)
        assert isinstance(made, cst.Module)
        return made.code

    def _gather(self, node: cst.CSTNode, names: tuple[str, ...], function: tuple[str, range] | None) -> None:
        if isinstance(node, _ELSEWHERE) or (function is None and (_is_alias(node) or _is_vocabulary(node))):
            return
        if function is None and isinstance(node, cst.ClassDef | cst.FunctionDef):
            names = (*names, node.name.value)
            if isinstance(node, cst.FunctionDef):
                # Defaults are evaluated where the function is made.
                self._gather(node.params, names, None)
                self._gather(node.body, names, (".".join(names), self._lines(node)))
                return
        for changed in _mistakes(node):
            self.mistakes.append(Mistake(self._name, len(self.mistakes), self._lines(node), function, node, changed))
        for child in node.children:
            self._gather(child, names, function)

    def _lines(self, node: cst.CSTNode) -> range:
        place = self._places[node]
        return range(place.start.line, place.end.line + 1)


def _is_alias(node: cst.CSTNode) -> bool:
    """Whether it is a name for a type, as `Line = Entry | Correction`."""
    return isinstance(node, cst.Assign) and isinstance(node.value, cst.BinaryOperation | cst.Subscript)


def _is_vocabulary(node: cst.CSTNode) -> bool:
    """Whether it is an enumeration: its texts mean something to files alone, and are held by the tests of those."""
    return isinstance(node, cst.ClassDef) and any(
        isinstance(base.value, cst.Name) and base.value.value == "Enum" for base in node.bases
    )


def _mistakes(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    for kind, operator in (*mutation_operators, *_OURS):
        if isinstance(node, kind):
            for changed in operator(node):
                yield changed
                if isinstance(node, cst.SimpleString):
                    break  # the same text in capitals proves nothing more


def _left_out(statement: cst.Expr) -> Iterator[cst.CSTNode]:
    if not isinstance(statement.value, cst.SimpleString | cst.ConcatenatedString):  # a docstring does nothing
        yield cst.Pass()


def _forced(condition: cst.If | cst.CompIf) -> Iterator[cst.CSTNode]:
    for outcome in ("True", "False"):
        yield condition.with_changes(
            test=cst.Name(outcome, lpar=[cst.LeftParen()], rpar=[cst.RightParen()]),
        )


def _unguarded(case: cst.MatchCase) -> Iterator[cst.CSTNode]:
    if case.guard is not None:
        yield case.with_changes(guard=None, whitespace_before_if=cst.SimpleWhitespace(""))


_OURS: _Operators = ((cst.Expr, _left_out), (cst.If, _forced), (cst.CompIf, _forced), (cst.MatchCase, _unguarded))
