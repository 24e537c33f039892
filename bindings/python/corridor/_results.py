"""Folders of results, and that of a run, as pandas and xarray objects."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Mapping, Optional, Sequence, Union

from ._measures import refuse

if TYPE_CHECKING:
    import pandas
    import xarray

PathLike = Union[str, "Path"]


class Results:
    """A folder of results of any verb. ``tables`` names its tables; ``table(name)`` reads one."""

    def __init__(self, directory: PathLike, keep: Any = None) -> None:
        self.directory = Path(directory)
        self._keep = keep  # a temporary folder lives as long as what reads it
        self._frames: dict[str, "pandas.DataFrame"] = {}
        package = self.directory / "datapackage.json"
        if not package.is_file():
            raise FileNotFoundError(f"{self.directory} holds no results of Corridor: there is no datapackage.json")
        self._package: dict[str, Any] = json.loads(package.read_text(encoding="utf-8"))

    @property
    def kind(self) -> str:
        """``run``, ``comparison``, ``factorial``, ``study``, ``effects``, ``cases`` or ``calibration``."""
        return str(self._package["name"])

    @property
    def title(self) -> str:
        return str(self._package["title"])

    @property
    def manifest(self) -> dict[str, Any]:
        """What was played and how, from ``manifest.json`` (of a study from ``study.json``)."""
        for name in ("manifest.json", "study.json"):
            if (self.directory / name).is_file():
                manifest: dict[str, Any] = json.loads((self.directory / name).read_text(encoding="utf-8"))
                return manifest
        raise FileNotFoundError(f"{self.directory} has no manifest")

    @property
    def tables(self) -> list[str]:
        """Tables that are there, without ``.csv``."""
        return [one["name"] for one in self._package["resources"] if (self.directory / one["path"]).is_file()]

    def fields(self, table: str) -> list[dict[str, Any]]:
        """The columns of a table as ``datapackage.json`` describes them."""
        for one in self._package["resources"]:
            if one["name"] == table:
                return list(one["schema"]["fields"])
        raise KeyError(f"no table '{table}'; there are {', '.join(self.tables)}")

    def table(self, name: str) -> "pandas.DataFrame":
        """A table as a frame: names as categories, days as dates, ``attrs["fields"]`` says what each column holds."""
        if name not in self._frames:
            self._frames[name] = self._read(name)
        return self._frames[name]

    def _read(self, name: str) -> "pandas.DataFrame":
        import pandas

        fields = {one["name"]: one for one in self.fields(name)}
        texts = {column: str for column, one in fields.items() if one["type"] in ("string", "date", "yearmonth")}
        frame = pandas.read_csv(self.directory / f"{name}.csv", dtype=texts, keep_default_na=False, na_values={
            column: [""] for column, one in fields.items() if one["type"] in ("number", "integer")})
        for column, one in fields.items():
            if column not in frame:
                continue
            if one["type"] == "date":
                frame[column] = pandas.to_datetime(frame[column])
            elif one["type"] == "yearmonth":
                frame[column] = pandas.PeriodIndex(frame[column], freq="M")
            elif one.get("codeLists"):
                frame[column] = frame[column].astype("category")
        frame.attrs["fields"] = fields
        return frame

    @property
    def codes(self) -> "pandas.DataFrame":
        """Every code that the tables hold, with its name and meaning."""
        return self.table("codes")

    def meaning(self, code: str, of: str = "") -> str:
        """What a code means, in words: ``meaning("to_hhs")``. ``of``: the series of a detail."""
        rows = self.codes[(self.codes["code"] == code) & ((of == "") | (self.codes["of"] == of))]
        if rows.empty:
            raise KeyError(f"no code '{code}' in {self.directory / 'codes.csv'}")
        return "; ".join(f"{row['name']}: {row['meaning']}" for _, row in rows.drop_duplicates("meaning").iterrows())

    def to_sqlite(self, path: PathLike) -> Path:
        """Writes all tables into one SQLite file, with a table ``columns`` that describes each column."""
        from ._sqlite import write

        write(self, Path(path))
        return Path(path)

    def _repr_html_(self) -> str:
        import html

        return (f"<b>{html.escape(self.title)}</b> ({html.escape(self.kind)}) in "
                f"<code>{html.escape(str(self.directory))}</code>: {', '.join(self.tables)}")

    def __repr__(self) -> str:
        return f"<corridor {self.kind} '{self.title}' in {self.directory}: {', '.join(self.tables)}>"


class Run(Results):
    """One scenario played: ``corridor.run`` or ``corridor.open``."""

    @property
    def observables(self) -> "pandas.DataFrame":
        """Series that published statistics also have."""
        return self.table("observables")

    @property
    def gates(self) -> "pandas.DataFrame":
        """Who stopped whom, under which policy."""
        return self.table("gates")

    @property
    def stocks(self) -> "pandas.DataFrame":
        """Where everyone is at each month's end."""
        return self.table("stocks")

    @property
    def indicators(self) -> "pandas.DataFrame":
        return self.table("indicators")

    @property
    def fit(self) -> "pandas.DataFrame":
        """Simulated beside published."""
        return self.table("fit")

    @property
    def dataset(self) -> "xarray.Dataset":
        """The same as dense arrays: ``results.nc``. Two of one world subtract."""
        import xarray

        return xarray.open_dataset(self.directory / "results.nc")

    @property
    def summary(self) -> str:
        """The screen at the end of a run."""
        from . import _core

        return _core.run_summary(str(self.directory))

    def measure(self, series: str) -> str:
        """``flow`` or ``stock``."""
        rows = self.codes[(self.codes["list"] == "series") & (self.codes["code"] == series)]
        if rows.empty:
            known = ", ".join(self.codes.loc[self.codes["list"] == "series", "code"])
            raise KeyError(f"no series '{series}'; there are {known}")
        return str(rows["measure"].iloc[0])

    def series(self, series: str, by: Union[str, Sequence[str]] = "month", where: Optional[Mapping[str, Any]] = None,
               over_months: Optional[str] = None) -> "pandas.Series[float]":
        """A series, added up over what is not in ``by`` and averaged over replicates.

        ``where`` keeps rows: ``{"nationality": "HND"}`` or ``{"place": ["SEC-RGV", "SEC-EPT"]}``. ``by`` may hold
        ``month``, ``year`` (fiscal, October to September), ``place``, ``nationality``, ``party``, ``detail`` and
        ``replicate``. Months of a level never add up: without ``month`` in ``by`` say ``over_months="mean"`` or
        ``"last"``; else MeasureError.
        """
        keys = [by] if isinstance(by, str) else list(by)
        measure = self.measure(series)
        if "month" not in keys and over_months is None:
            refuse(series, measure, ["month"])
        frame = self._cells(series, where)
        within = [key for key in keys if key not in ("month", "year", "replicate")]
        monthly = frame.groupby(["replicate", "month", *within], observed=True)["value"].sum()
        cells = self._every_month(monthly, within)
        groups = cells.groupby(["replicate", *[key for key in keys if key != "replicate"]])["value"]
        each = {"sum": groups.sum, "mean": groups.mean, "last": groups.last}[over_months or "sum"]()
        if "replicate" not in keys:
            each = each.groupby(level=keys).mean() if keys else each.groupby(lambda _: series).mean()
        return each.reorder_levels(keys).sort_index().rename(series) if len(keys) > 1 else each.rename(series)

    def _cells(self, series: str, where: Optional[Mapping[str, Any]]) -> "pandas.DataFrame":
        frame = self.observables
        frame = frame[frame["series"] == series]
        for column, wanted in (where or {}).items():
            values = [wanted] if isinstance(wanted, str) else list(wanted)
            for value in values:
                if value not in frame[column].cat.categories:
                    raise KeyError(f"no {column} '{value}' in {series}; there are "
                                   f"{', '.join(str(one) for one in frame[column].unique())}")
            frame = frame[frame[column].isin(values)]
        return frame.astype({column: str for column in ("series", "place", "nationality", "party", "detail")})

    def _every_month(self, monthly: "pandas.Series[float]", within: list[str]) -> "pandas.DataFrame":
        """With a row for months that have been played and count nobody, in each replicate; fiscal years beside them."""
        import pandas

        counts = self.manifest["months_done"]
        months = pandas.period_range(self.manifest["period"]["from"][:7], periods=max(counts), freq="M")
        played = pandas.MultiIndex.from_tuples(
            [(r, month) for r, done in enumerate(counts) for month in months[:done]], names=["replicate", "month"])
        wide = (monthly.unstack(within) if within else monthly.to_frame("value")).reindex(played).fillna(0)
        cells: "pandas.DataFrame" = (wide.stack(within).rename("value") if within else wide).reset_index()
        year = cells["month"].dt.year + (cells["month"].dt.month >= 10)
        return cells.assign(year=year).sort_values("month", kind="stable")
