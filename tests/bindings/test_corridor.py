"""The Python package as its users use it: plays, reads, refuses, stops. Usage: test_corridor.py PROJECT_FOLDER CORRIDOR"""

import filecmp
import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import warnings
from pathlib import Path

import corridor

PROJECT, COMMAND = Path(sys.argv.pop(1)), sys.argv.pop(1)
ENACTED = PROJECT / "scenarios/as-enacted.yaml"
MONTHS = {"period.from": "2019-01-01", "period.to": "2019-05-01"}


class Played(unittest.TestCase):
    """One small run of two replicates, which many tests read."""

    @classmethod
    def setUpClass(cls):
        cls.told = []
        cls.run_ = corridor.run(ENACTED, scale=500, replicates=2, set=MONTHS,
                                progress=lambda share, words: cls.told.append((share, words)))

    def test_tables_are_frames_that_know_what_they_hold(self):
        run = self.run_
        self.assertEqual(run.kind, "run")
        self.assertEqual(str(run.observables["month"].dtype), "period[M]")
        self.assertEqual(run.gates.attrs["fields"]["persons"]["measure"], "flow")
        self.assertEqual(run.stocks.attrs["fields"]["persons"]["aggregation"]["months"], "last or mean")
        self.assertIn("HHS", run.meaning("to_hhs"))
        self.assertIn("Criminal Alien Program", run.meaning("cap_local/convicted"))
        self.assertIn("mpp", set(run.codes["code"]))

    def test_progress_is_told(self):
        self.assertTrue(self.told)
        self.assertTrue(all(0 <= share <= 1 for share, _ in self.told))

    def test_series_are_added_up_and_averaged_over_replicates(self):
        rows = self.run_.observables
        rows = rows[rows["series"] == "encounters_between_ports"]
        by_month = self.run_.series("encounters_between_ports")
        self.assertEqual(len(by_month), 4)
        self.assertAlmostEqual(by_month.sum(), rows["value"].sum() / 2)
        self.assertAlmostEqual(self.run_.series("encounters_between_ports", by="nationality").sum(), by_month.sum())
        hondurans = self.run_.series("encounters_between_ports", by=["month", "party"], where={"nationality": "HND"})
        self.assertEqual(hondurans.index.names, ["month", "party"])
        self.assertEqual(self.run_.series("encounters_between_ports", by="year").index.tolist(), [2019])

    def test_levels_are_never_added_up_over_months(self):
        with self.assertRaisesRegex(corridor.MeasureError, "port_list is a level"):
            self.run_.series("port_list", by="place")
        with self.assertRaises(corridor.MeasureError):
            self.run_.series("ice_detained", by="year")
        mean = self.run_.series("ice_detained", by="detail", over_months="mean").sum()
        self.assertAlmostEqual(mean, self.run_.series("ice_detained").mean())
        last = self.run_.series("ice_detained", by="detail", over_months="last").sum()
        self.assertAlmostEqual(last, self.run_.series("ice_detained").iloc[-1])

    def test_arrays_are_added_up_where_that_has_a_meaning(self):
        data = self.run_.dataset
        met = data["encounters_between_ports"]
        total = corridor.add_up(met, ["place", "nationality", "party", "detail_authority"]).mean("replicate")
        self.assertTrue((abs(total.values - self.run_.series("encounters_between_ports").values) < 1e-9).all())
        for name, over in [("ice_detained", "time"), ("indicator_P_1", "scope"), ("encounters_between_ports", "replicate"),
                           ("stocks", "time")]:
            with self.assertRaises(corridor.MeasureError, msg=name):
                corridor.add_up(data[name], over)
        self.assertGreater(float(corridor.add_up(data["stocks"], ["place", "state"]).min()), 0)

    def test_sqlite_parts_flows_from_levels(self):
        with tempfile.TemporaryDirectory() as folder:
            with sqlite3.connect(self.run_.to_sqlite(folder + "/run.sqlite")) as database:
                def ask(question):
                    return database.execute(question).fetchall()

                (total,), = ask("SELECT sum(value) FROM flows WHERE series = 'encounters_between_ports'")
                self.assertEqual(total, 2 * self.run_.series("encounters_between_ports").sum())
                self.assertEqual(ask("SELECT count(*) FROM flows WHERE series = 'ice_detained'"), [(0,)])
                self.assertGreater(ask("SELECT count(*) FROM levels WHERE series = 'ice_detained'")[0][0], 0)
                self.assertEqual(ask("SELECT measure FROM columns WHERE table_name = 'gates' AND name = 'persons'"), [("flow",)])
            database.close()

    def test_unknown_names_are_told_with_those_there_are(self):
        with self.assertRaisesRegex(KeyError, "encounters_between_ports"):
            self.run_.series("encounters")
        with self.assertRaisesRegex(KeyError, "HND"):
            self.run_.series("encounters_between_ports", where={"nationality": "XXX"})

    def test_files_are_those_of_the_command(self):
        with tempfile.TemporaryDirectory() as folder:
            words = [COMMAND, "run", str(ENACTED), "--scale", "1:500", "--replicates", "2", "-o", folder + "/run", "--quiet"]
            for path, value in MONTHS.items():
                words += ["--set", f"{path}={value}"]
            subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
            names = ["observables.csv", "gates.csv", "stocks.csv", "indicators.csv", "results.nc", "codes.csv"]
            same, other, wrong = filecmp.cmpfiles(self.run_.directory, folder + "/run", names, shallow=False)
            self.assertEqual((other, wrong), ([], []))
            self.assertEqual(corridor.open(folder + "/run").table("gates").shape, self.run_.gates.shape)


class Verbs(unittest.TestCase):
    def test_compare_gives_differences_with_intervals(self):
        compared = corridor.compare([ENACTED, PROJECT / "scenarios/no-mpp.yaml"], scale=1000, replicates=3, set=MONTHS,
                                    agents=True, progress=False)
        rows = compared.differences()
        self.assertEqual(float(rows.loc[("no-mpp", "mpp_enrolments"), "alt"]), 0)
        monthly = compared.monthly("encounters_between_ports")
        self.assertEqual(monthly.sizes["time"], 4)
        self.assertIn("persons", compared.fates)
        self.assertTrue(compared.summary)

    def test_factorial_gives_effects_of_each_term(self):
        done = corridor.factorial(ENACTED, "mpp,title_42", scale=2000, replicates=2, set=MONTHS, without="daca", progress=False)
        self.assertEqual(done.kind, "factorial")
        self.assertIsInstance(corridor.open(done.directory), corridor.Factorial)
        self.assertEqual(set(done.effects().index.get_level_values("term")), {"mpp", "title_42", "mpp:title_42"})
        self.assertEqual(set(done.combinations["mpp"]), {"on", "off"})

    def test_a_path_that_ships_means_what_the_package_brings(self):
        self.assertTrue((corridor.scenarios() / "as-enacted.yaml").is_file())
        before = os.getcwd()
        try:
            os.chdir("/")
            self.assertEqual(corridor.validate("scenarios/as-enacted.yaml"), [])
        finally:
            os.chdir(before)

    def test_warnings_name_the_line_that_called(self):
        late = {"policies.mpp.enrolment_share": 0.5, "policies.mpp.in_force": "never"}
        for call in (lambda: corridor.explain(ENACTED, on="2019-08-15", at="SEC-RGV", set=late),
                     lambda: corridor.run(ENACTED, scale=5000, set=dict(late, **{"period.to": "2013-12-01"}), progress=False)):
            with warnings.catch_warnings(record=True) as told:
                warnings.simplefilter("always")
                call()
            mine = [one for one in told if issubclass(one.category, corridor.CorridorWarning)]
            self.assertTrue(mine)
            self.assertEqual({one.filename for one in mine}, {__file__})

    def test_explain_tells_outcomes_and_steps(self):
        told = corridor.explain(ENACTED, on="2019-08-15", at="SEC-RGV", who={"nationality": "HND", "party": "family_unit"},
                                gate="processing")
        self.assertAlmostEqual(told.outcomes["share"].sum(), 1, places=9)
        self.assertIn("mpp", set(told.steps["by"]))
        self.assertIn("Remain in Mexico", str(told))

    def test_sweep_gives_indices(self):
        with tempfile.TemporaryDirectory() as folder:
            study = Path(folder) / "study.yaml"
            study.write_text("corridor: 1\nmodel: {function: linear}\ndesign: {method: sobol, base: 64}\nparameters:\n"
                             "  x1: {uniform: [0, 1]}\n  x2: {uniform: [0, 1]}\nresponses: [y]\n")
            done = corridor.sweep(study, Path(folder) / "out", progress=False)
            self.assertEqual(set(done.indices["parameter"]), {"x1", "x2"} | {p for p in done.indices["parameter"] if p[0] == "("})
            self.assertEqual(set(done.dataset.coords), {"run", "replicate", "x1", "x2"})

    def test_leaving_out_and_setting_change_the_manifest(self):
        run = corridor.run(ENACTED, scale=5000, set={"period.to": "2013-12-01", "policies.mpp.enrolment_share": 0.5},
                           without="zero_tolerance,mexico_enforcement", progress=False)
        self.assertEqual(run.manifest["changes"]["without"], ["zero_tolerance", "mexico_enforcement"])


class Mistakes(unittest.TestCase):
    def test_a_mistake_has_file_line_and_column_and_nothing_is_written(self):
        with tempfile.TemporaryDirectory() as folder:
            wrong = Path(folder) / "wrong.yaml"
            wrong.write_text(f"corridor: 1\nextends: {ENACTED}\nsed: 3\nscale: 1:x\n")
            with self.assertRaises(corridor.ConfigError) as caught:
                corridor.run(wrong, Path(folder) / "out")
            error = caught.exception
            self.assertEqual((error.file, error.line, error.column), (str(wrong), 3, 1))
            self.assertEqual(len(error.problems), 2)
            self.assertIn("did you mean 'seed'", str(error))
            self.assertFalse((Path(folder) / "out").exists())
            self.assertEqual(corridor.validate(wrong), error.problems)
        self.assertEqual(corridor.validate(ENACTED), [])

    def test_results_are_not_overwritten_unasked(self):
        with tempfile.TemporaryDirectory() as folder:
            once = dict(scale=5000, set={"period.to": "2013-12-01"}, progress=False)
            corridor.run(ENACTED, folder + "/out", **once)
            with self.assertRaisesRegex(corridor.ConfigError, "holds results already"):
                corridor.run(ENACTED, folder + "/out", **once)

    def test_what_a_progress_callback_raises_comes_through(self):
        def refuse(share, words):
            raise ZeroDivisionError("mine")

        with self.assertRaisesRegex(ZeroDivisionError, "mine"):
            corridor.run(ENACTED, scale=2000, progress=refuse)


class Interrupts(unittest.TestCase):
    def test_ctrl_c_stops_and_keeps_whole_months(self):
        with tempfile.TemporaryDirectory() as folder:
            pressed = []

            def press(share, words):
                if not pressed and share > 0.05:
                    pressed.append(share)
                    threading.Thread(target=lambda: subprocess.run(["kill", "-INT", str(os.getpid())])).start()

            began = time.monotonic()
            with self.assertRaises(KeyboardInterrupt) as caught:
                corridor.run(ENACTED, folder + "/out", scale=300, progress=press)
            self.assertIn("corridor run --resume", str(caught.exception))
            self.assertTrue((Path(folder) / "out/observables.csv").is_file())
            self.assertTrue(pressed and time.monotonic() - began < 120)

    def test_other_threads_go_on_meanwhile(self):
        ticks, done = [], threading.Event()

        def tick():
            while not done.is_set():
                ticks.append(time.monotonic())
                time.sleep(0.005)

        thread = threading.Thread(target=tick)
        thread.start()
        began = time.monotonic()
        corridor.run(ENACTED, scale=1000, set=MONTHS, progress=False)
        ended = time.monotonic()
        done.set()
        thread.join()
        during = [one for one in ticks if began < one < ended]
        self.assertGreater(len(during), 10)


if __name__ == "__main__":
    unittest.main()
