"""What can go wrong, as exceptions with the place in the file that is to blame."""

from __future__ import annotations

from typing import Any, NamedTuple


class Problem(NamedTuple):
    """One mistake in a file. Lines and columns count from 1; 0 means that there is none to name."""

    file: str
    line: int
    column: int
    path: str
    problem: str
    suggestion: str
    text: str

    def __str__(self) -> str:
        return self.text


class CorridorError(Exception):
    """Anything that Corridor raises."""


class ConfigError(CorridorError, ValueError):
    """The input is wrong; nothing was played and nothing written. ``problems`` has every mistake; ``file``, ``line``
    and ``column`` are those of the first."""

    def __init__(self, problems: list[dict[str, Any]]) -> None:
        self.problems = [Problem(**one) for one in problems]
        first = self.problems[0]
        self.file, self.line, self.column = first.file, first.line, first.column
        super().__init__("\n".join(one.text for one in self.problems))


class RunFailure(CorridorError, RuntimeError):
    """Nobody's mistake: a full disk, a file that cannot be written. The message says what was kept."""


class Defect(CorridorError, RuntimeError):
    """A defect of Corridor itself. Please report it with the call and the files."""


class MeasureError(CorridorError, ValueError):
    """A sum that has no meaning: levels over months, indices over places, replicates over luck."""


class Interrupted(KeyboardInterrupt):
    """Stopped by Ctrl-C or the interrupt of a notebook. The message says what is kept and how to go on."""


class CorridorWarning(UserWarning):
    """A file says something that cannot take effect."""
