"""Comparisons, studies and explanations as pandas and xarray objects, and opening any folder."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Iterable, Optional

from ._results import PathLike, Results, Run

if TYPE_CHECKING:
    import pandas
    import xarray


class Comparison(Results):
    """Scenarios with the same people and luck: ``corridor.compare``."""

    summary: str = ""

    @property
    def comparison(self) -> "pandas.DataFrame":
        return self.table("comparison")

    @property
    def fates(self) -> "pandas.DataFrame":
        """Whose fate differs, by gate and policy; with ``agents=True``."""
        return self.table("fates")

    @property
    def parties(self) -> "pandas.DataFrame":
        """Examples of lives that part."""
        return self.table("parties")

    @property
    def inputs(self) -> Any:
        """What differs between the inputs."""
        return json.loads((self.directory / "inputs.json").read_text(encoding="utf-8"))

    def differences(self, period: str = "all", series: Optional[Iterable[str]] = None) -> "pandas.DataFrame":
        """Totals of series and indicators: base, alternative, difference with its 95 % interval."""
        frame = self.comparison
        rows = frame[(frame["period"] == period) & frame["place"].isin(["", "overall"]) & (frame["nationality"] == "")
                     & (frame["party"] == "") & (frame["detail"] == "")]
        if series is not None:
            rows = rows[rows["series"].isin(list(series))]
        columns = ["base", "alt", "difference", "low", "high", "replicates"]
        return rows.assign(series=rows["series"].astype(str)).set_index(["scenario", "series"])[columns]

    def monthly(self, series: str, place: str = "") -> "xarray.Dataset":
        """Base, alternative and difference with its interval by scenario and month, as arrays."""
        import pandas

        frame = self.comparison
        rows = frame[(frame["series"] == series) & (frame["place"] == place) & (frame["nationality"] == "")
                     & (frame["party"] == "") & (frame["detail"] == "") & frame["period"].str.match(r"\d{4}-\d{2}$")]
        if rows.empty:
            raise KeyError(f"no months of '{series}' at '{place}' in comparison.csv")
        rows = rows.assign(time=pandas.to_datetime(rows["period"] + "-01"))
        columns = ["base", "alt", "difference", "low", "high"]
        return rows.set_index(["scenario", "time"])[columns].to_xarray()


class Factorial(Results):
    """Every combination of some policies in force or left out: ``corridor.factorial``."""

    @property
    def factorial(self) -> "pandas.DataFrame":
        """What leaving out each policy, and several together, does, by series, place and period."""
        return self.table("factorial")

    @property
    def combinations(self) -> "pandas.DataFrame":
        """Totals under each combination: a column a policy, ``on`` or ``off``."""
        return self.table("combinations")

    def effects(self, period: str = "all") -> "pandas.DataFrame":
        """Of series and indicators as a whole: each term's effect with its 95 % interval; policies joined by colons are
        what they do together beyond each alone."""
        frame = self.factorial
        rows = frame[(frame["period"] == period) & frame["place"].isin(["", "overall"])]
        columns = ["base", "effect", "low", "high", "replicates"]
        return rows.assign(series=rows["series"].astype(str)).set_index(["term", "series"])[columns]


class Study(Results):
    """Parameters varied by a design: ``corridor.sweep``."""

    @property
    def design(self) -> "pandas.DataFrame":
        return self.table("design")

    @property
    def responses(self) -> "pandas.DataFrame":
        return self.table("responses")

    @property
    def indices(self) -> "pandas.DataFrame":
        """How much each parameter matters to each response, with interval and verdict."""
        return self.table("indices")

    @property
    def dataset(self) -> "xarray.Dataset":
        """Responses over runs and replicates, the parameters along the runs."""
        wide = self.responses.set_index(["run", "replicate", "response"])["value"].unstack("response").to_xarray()
        design = self.design.drop_duplicates("run").set_index("run")
        return wide.assign_coords({name: ("run", design.loc[wide["run"].values, name].values) for name in design})


class Explanation:
    """What the law of a day does to a kind of party, step by step: ``corridor.explain``."""

    def __init__(self, told: dict[str, Any], text: str) -> None:
        self.told = told
        self.text = text

    def _rows(self, part: str) -> "pandas.DataFrame":
        import pandas

        return pandas.DataFrame([{"gate": gate["gate"], "where": ", ".join(gate["where"]), **row}
                                 for gate in self.told["gates"] for row in gate[part]])

    @property
    def outcomes(self) -> "pandas.DataFrame":
        """Each gate's outcomes: whom each is charged to, and its share of those who come."""
        return self._rows("outcomes")

    @property
    def steps(self) -> "pandas.DataFrame":
        """What the base and each policy put into the chain."""
        return self._rows("steps")

    def __str__(self) -> str:
        return self.text

    __repr__ = __str__


_KINDS: dict[str, type[Results]] = {"run": Run, "comparison": Comparison, "factorial": Factorial, "study": Study}


def open(directory: PathLike, keep: Any = None) -> Results:
    """A folder of results of any verb, also of the command: a Run, Comparison, Factorial or Study, or plain Results."""
    results = Results(directory)
    return _KINDS.get(results.kind, Results)(directory, keep)
