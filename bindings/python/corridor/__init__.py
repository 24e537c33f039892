"""Corridor from Python: play scenarios of border migration, compare them, ask why, and read what came of it.

    import corridor
    run = corridor.run("scenarios/as-enacted.yaml", scale=100)
    run.series("encounters_between_ports", by=["year", "nationality"])
    run.dataset["ice_detained"].mean("replicate").sum("place").plot()

Files are checked before anything is played: a mistake is a ConfigError with file, line and column. Ctrl-C stops a play
at the end of its day and keeps whole months. Results are those of the command, byte for byte.
"""

from __future__ import annotations

import datetime
import json
import shutil
import sys
import tempfile
import warnings as _warnings
import weakref
from os import PathLike, fspath
from pathlib import Path
from typing import Any, Callable, Iterable, Mapping, Optional, Sequence, Union

from . import _core
from ._compared import Comparison, Explanation, Factorial, Study, open
from ._errors import (ConfigError, CorridorError, CorridorWarning, Defect, Interrupted, MeasureError, Problem,
                      RunFailure)
from ._measures import add_up
from ._progress import Progress, ProgressCallback, shown
from ._results import Results, Run

__version__: str = _core.version()
__all__ = ["Comparison", "ConfigError", "CorridorError", "CorridorWarning", "Defect", "Explanation", "Factorial",
           "Interrupted", "MeasureError", "Problem", "Progress", "ProgressCallback", "Results", "Run", "RunFailure", "Study", "add_up",
           "compare", "explain", "factorial", "open", "run", "scenarios", "sweep", "validate", "why"]

_core.loaded_by_package(str(Path(__file__).parent))

File = Union[str, "PathLike[str]"]
Names = Union[str, Iterable[str]]


def scenarios() -> Path:
    """The folder of scenarios, worlds and policy sets that came with this package."""
    root = _core.shipped_root()
    if not root:
        raise FileNotFoundError("no scenarios came with this package; name a scenario file of your own")
    return Path(root) / "scenarios"


def _value(value: Any) -> str:
    """A value as a scenario file has it: JSON is YAML."""
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()[:10]
    if isinstance(value, str):
        return value
    return json.dumps(value, default=lambda one: one.item() if hasattr(one, "item") else _value(one))


def _changes(set: Optional[Mapping[str, Any]], scale: Union[int, str, None] = None, seed: Optional[int] = None,
             replicates: Optional[int] = None) -> list[str]:
    changes = [f"{path}={_value(value)}" for path, value in (set or {}).items()]
    if seed is not None:
        changes.append(f"seed={int(seed)}")
    if replicates is not None:
        changes.append(f"replicates={int(replicates)}")
    if scale is not None:
        changes.append(f"scale={scale if isinstance(scale, str) else f'1:{int(scale)}'}")
    return changes


def _names(names: Optional[Names]) -> list[str]:
    if names is None:
        return []
    return names.split(",") if isinstance(names, str) else [str(name) for name in names]


def _warn(problems: list[dict[str, Any]]) -> None:
    """Warns of the line that called this package, through however many of its own functions."""
    level, frame = 1, sys._getframe()
    while frame.f_back is not None and frame.f_globals.get("__name__") == __name__:
        level, frame = level + 1, frame.f_back
    for one in problems:
        _warnings.warn(one["text"], CorridorWarning, stacklevel=level)


class _Temporary:
    """A folder that goes away with this object, or with the program."""

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix="corridor-"))
        self._end = weakref.finalize(self, shutil.rmtree, self.path, ignore_errors=True)

    def stay(self) -> None:
        """The folder outlives this object and the program."""
        self._end.detach()


def _folder(output: Optional[File]) -> tuple[str, Optional[_Temporary]]:
    """Where results go: the folder that is named, or one that is gone when nobody reads it any more."""
    if output is not None:
        return fspath(output), None
    keep = _Temporary()
    return str(keep.path / "results"), keep


def _played(keep: Optional[_Temporary], play: Callable[..., str], *arguments: Any) -> Any:
    """What a play reports. The folder of one that is interrupted stays: the message says what is in it."""
    try:
        return json.loads(play(*arguments))
    except KeyboardInterrupt:
        if keep is not None:
            keep.stay()
        raise


def run(scenario: File, output: Optional[File] = None, *, scale: Union[int, str, None] = None,
        seed: Optional[int] = None, replicates: Optional[int] = None, set: Optional[Mapping[str, Any]] = None,
        without: Optional[Names] = None, threads: int = 0, force: bool = False, checkpoint_every: int = 0,
        progress: Progress = "auto") -> Run:
    """Plays a scenario. ``scale=10``: one simulated party for ten real ones. ``set``: values by their path in the file,
    ``{"policies.mpp.enrolment_share": 0.6}``. ``without``: modules or legal instruments to leave out. Without
    ``output`` the results last as long as the object that is returned."""
    directory, keep = _folder(output)
    report = _played(keep, _core.run, fspath(scenario), _changes(set, scale, seed, replicates), _names(without), directory,
                     threads, force, checkpoint_every, shown(progress), _warn)
    return Run(report["directory"], keep)


def compare(scenarios: Sequence[File], output: Optional[File] = None, *, scale: Union[int, str, None] = None,
            seed: Optional[int] = None, replicates: int = 0, set: Optional[Mapping[str, Any]] = None,
            without: Optional[Names] = None, agents: bool = False, precision: Optional[Names] = None, threads: int = 0,
            force: bool = False, progress: Progress = "auto") -> Comparison:
    """Plays scenarios, the base first, with the same people and luck, ``replicates`` times (10 unless the base asks for
    more than one). ``agents``: also whose fate differs. ``precision``: ``"indicator:P-2: 2%"`` adds replicates until
    that interval is so narrow."""
    directory, keep = _folder(output)
    goals = [precision] if isinstance(precision, str) else _names(precision)
    report = _played(keep, _core.compare, [fspath(one) for one in scenarios], _changes(set, scale, seed), _names(without),
                     directory, replicates, threads, force, agents, goals, shown(progress), _warn)
    comparison = Comparison(report["directory"], keep)
    comparison.summary = report["summary"]
    return comparison


def factorial(scenario: File, factors: Names, output: Optional[File] = None, *, scale: Union[int, str, None] = None,
              seed: Optional[int] = None, replicates: int = 0, set: Optional[Mapping[str, Any]] = None,
              without: Optional[Names] = None, threads: int = 0, force: bool = False,
              progress: Progress = "auto") -> Factorial:
    """Plays every combination of these policies in force or left out; ``without`` is left out of all of them."""
    directory, keep = _folder(output)
    report = _played(keep, _core.factorial, fspath(scenario), _names(factors), _changes(set, scale, seed),
                     _names(without), directory, replicates, threads, force, shown(progress))
    return Factorial(report["directory"], keep)


def sweep(study: File, output: Optional[File] = None, *, threads: int = 0, force: bool = False,
          progress: Progress = "auto") -> Study:
    """Plays a study: parameters varied by a design. With an ``output`` it goes on from what is there."""
    directory, keep = _folder(output)
    report = _played(keep, _core.sweep, fspath(study), directory, threads, force, shown(progress), _warn)
    if report["failed"]:
        _warnings.warn(f"{report['failed']} runs failed; the first: {report['first_failure']}", CorridorWarning,
                       stacklevel=2)
    return Study(report["directory"], keep)


def explain(scenario: File, *, on: Union[str, datetime.date], at: str, who: Optional[Mapping[str, str]] = None,
            gate: str = "", scale: Union[int, str, None] = None, set: Optional[Mapping[str, Any]] = None,
            without: Optional[Names] = None) -> Explanation:
    """What the law of a day does to a kind of party at a place, and why: ``who={"nationality": "HND"}``."""
    told, text = _core.explain(fspath(scenario), _changes(set, scale), _names(without), _value(on), at,
                               [f"{name}={value}" for name, value in (who or {}).items()], gate, _warn)
    return Explanation(json.loads(told), text)


def why(results: Union[Results, File], party: int, *, replicate: int = 0, alternative: str = "",
        threads: int = 0) -> str:
    """The life of one party of a run, or both its lives of a compared pair, gate by gate."""
    directory = results.directory if isinstance(results, Results) else results
    return _core.why(fspath(directory), int(party), replicate, alternative, threads)


def validate(*files: File) -> list[Problem]:
    """Every mistake in these files; nothing is played."""
    return [Problem(**one) for file in files for one in _core.validate(fspath(file))]
