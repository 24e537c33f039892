"""A folder of results as one SQLite file, which nearly every program of statistics opens."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._results import Results

_TYPES = {"number": "REAL", "integer": "INTEGER"}

_FLOWS = """CREATE VIEW {view} AS SELECT observables.*, codes.name AS series_name FROM observables
JOIN codes ON codes.list = 'series' AND codes.code = observables.series WHERE codes.measure = '{measure}'"""


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def write(results: "Results", path: Path) -> None:
    """Every table with typed columns, empty numbers as NULL; ``columns`` describes each column. Of a run, the views
    ``flows`` and ``levels`` part what adds up over months from what does not."""
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE columns (table_name TEXT, name TEXT, type TEXT, unit TEXT, measure TEXT, "
                         "over_cells TEXT, over_months TEXT, over_replicates TEXT, description TEXT)")
        for table in results.tables:
            _write_table(database, results, table)
        if "observables" in results.tables:
            database.execute(_FLOWS.format(view="flows", measure="flow"))
            database.execute(_FLOWS.format(view="levels", measure="stock"))
    database.close()


def _write_table(database: sqlite3.Connection, results: "Results", table: str) -> None:
    import csv

    fields = results.fields(table)
    columns = ", ".join(f"{_name(one['name'])} {_TYPES.get(one['type'], 'TEXT')}" for one in fields)
    database.execute(f"CREATE TABLE {_name(table)} ({columns})")
    numbers = {index for index, one in enumerate(fields) if one["type"] in _TYPES}
    with (results.directory / f"{table}.csv").open(newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        next(rows)
        places = ", ".join("?" * len(fields))
        values = ([None if i in numbers and cell == "" else cell for i, cell in enumerate(row)] for row in rows)
        database.executemany(f"INSERT INTO {_name(table)} VALUES ({places})", values)
    for one in fields:
        how: dict[str, Any] = one.get("aggregation", {})
        database.execute("INSERT INTO columns VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (
            table, one["name"], one["type"], one.get("unit"), one.get("measure"), how.get("cells"), how.get("months"),
            how.get("replicates"), one["description"]))
