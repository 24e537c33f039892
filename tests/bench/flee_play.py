#!/usr/bin/env python3
"""Plays a case by FLEE itself, from a checkout of github.com/djgroen/flee (BSD 3-Clause; needs numpy, pandas, PyYAML), and prints as
JSON what it took: agent-days, seconds of the processor spent on days alone (no reading, no writing), and the averaged relative
difference to the counts.

flee_play.py CHECKOUT CASE-FOLDER SETTINGS.yml PERSONS-PER-AGENT [no-capacities]
"""
import contextlib
import json
import pathlib
import sys
import tempfile
import time
import types
import typing

checkout, case, settings_file, divide = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
sys.path.insert(0, checkout)
try:
    import beartype  # noqa: F401  FLEE's types come from it; the standard library's do as well
except ImportError:
    sys.modules["beartype"] = types.ModuleType("beartype")
    sys.modules["beartype.typing"] = typing

with contextlib.redirect_stdout(sys.stderr):
    import yaml
    from flee import InputGeography, flee, spawning
    from flee.datamanager import handle_refugee_data, read_period

    settings = yaml.safe_load(pathlib.Path(settings_file).read_text()) or {}
    settings.setdefault("optimisations", {})["hasten"] = divide
    if "no-capacities" in sys.argv[5:]:
        settings.setdefault("move_rules", {})["capacity_scaling"] = 0.0
    with tempfile.NamedTemporaryFile("w", suffix=".yml") as changed:
        yaml.safe_dump(settings, changed)
        changed.flush()
        flee.SimulationSettings.ReadFromYML(changed.name)
    start, days = read_period.read_sim_period(str(case / "sim_period.csv"))
    flee.SimulationSettings.ConflictInputFile = str(case / "conflicts.csv")
    ecosystem = flee.Ecosystem(start)
    geography = InputGeography.InputGeography()
    geography.ReadLocationsFromCSV(str(case / "locations.csv"))
    geography.ReadLinksFromCSV(str(case / "routes.csv"))
    geography.ReadClosuresFromCSV(str(case / "closures.csv"))
    ecosystem, places = geography.StoreInputGeographyInEcosystem(ecosystem)
    counts = handle_refugee_data.RefugeeTable(csvformat="generic", data_directory=str(case / "source_data"), start_date=start,
                                              data_layout="data_layout.csv", population_scaledown_factor=divide,
                                              start_empty=flee.SimulationSettings.spawn_rules["EmptyCampsOnDay0"])
    counts.ReadL1Corrections(str(case / "registration_corrections.csv"))
    camps = ecosystem.get_camp_names()
    for camp in camps:
        spawning.add_initial_refugees(ecosystem, counts, places[camp])
    seconds, agent_days, off = 0.0, 0, 0.0
    for day in range(days):
        begin = time.process_time()
        geography.AddNewConflictZones(ecosystem, day)
        spawning.spawn_daily_displaced(ecosystem, day, counts)
        spawning.refresh_spawn_weights(ecosystem)
        ecosystem.enact_border_closures(day)
        ecosystem.evolve()
        seconds += time.process_time() - begin
        agent_days += ecosystem.numAgents()
        published = [counts.get_field(camp, day) for camp in camps]
        off += sum(abs(places[camp].numAgents - persons) for camp, persons in zip(camps, published)) / max(1, sum(published))

print(json.dumps({"agent_days": agent_days, "seconds": seconds, "ard": off / days}))
