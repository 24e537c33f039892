"""Which sums have a meaning: events of months add up, levels do not, indices never, and replicates are averaged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Iterable, Union

from ._errors import MeasureError

if TYPE_CHECKING:
    import xarray

_REPLICATES = {"replicate"}
_MONTHS = {"time", "month"}


def refuse(name: str, measure: str, over: Iterable[str]) -> None:
    """Raises MeasureError when values of this measure cannot be added up over one of these dimensions."""
    for dimension in over:
        if dimension in _REPLICATES:
            raise MeasureError(f"{name}: replicates differ by luck alone; average over them, never add them up")
        if measure in ("index", "value"):
            raise MeasureError(f"{name} is a share or an index and has no total; take its mean over months")
        if measure == "stock" and dimension in _MONTHS:
            raise MeasureError(
                f"{name} is a level at a month's end or on its average day: months of it do not add up; "
                "take the mean over months, or the last"
            )


def add_up(array: "xarray.DataArray", over: Union[str, Iterable[str]]) -> "xarray.DataArray":
    """Sums a variable of ``results.nc`` over dimensions, where that has a meaning; MeasureError where it has none.

    Nobody is counted where a series has no value, so missing values count nothing.
    """
    dimensions = [over] if isinstance(over, str) else list(over)
    refuse(str(array.name), str(array.attrs.get("measure", "value")), dimensions)
    total = array.sum(dimensions, keep_attrs=True, min_count=1)
    return total
