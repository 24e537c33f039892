"""How far a play is: a line that renews itself in a notebook and on a terminal, nothing in a log."""

from __future__ import annotations

import sys
import time
from typing import Callable, Optional, Union

ProgressCallback = Callable[[float, str], None]
Progress = Union[str, bool, ProgressCallback, None]

_WIDTH = 24


def _line(share: float, words: str, seconds: float) -> str:
    done = round(_WIDTH * share)
    left = f", {seconds / share - seconds:.0f} s left" if share > 0.02 and share < 1 else f", {seconds:.0f} s"
    return f"{'█' * done}{'░' * (_WIDTH - done)} {100 * share:3.0f} %  {words}{left}"


def _in_notebook() -> bool:
    if "IPython" not in sys.modules:
        return False
    from IPython import get_ipython  # type: ignore

    shell = get_ipython()
    return shell is not None and shell.__class__.__name__ == "ZMQInteractiveShell"


class _Notebook:
    def __init__(self) -> None:
        from IPython.display import display  # type: ignore

        self.began = time.monotonic()
        self.handle = display({"text/plain": ""}, raw=True, display_id=True)

    def __call__(self, share: float, words: str) -> None:
        self.handle.update({"text/plain": _line(share, words, time.monotonic() - self.began)}, raw=True)


class _Terminal:
    def __init__(self) -> None:
        self.began = time.monotonic()

    def __call__(self, share: float, words: str) -> None:
        sys.stderr.write("\r" + _line(share, words, time.monotonic() - self.began) + "\x1b[K")
        if share >= 1:
            sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def shown(progress: Progress) -> Optional[ProgressCallback]:
    """What is called while playing. ``"auto"`` and ``True``: a line where somebody looks; ``False``, ``None``: nothing."""
    if callable(progress):
        return progress
    if not progress:
        return None
    if _in_notebook():
        return _Notebook()
    if progress is True or sys.stderr.isatty():
        return _Terminal()
    return None


