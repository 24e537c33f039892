"""A wheel of the built package, laid into a folder of its own, plays the scenarios that it brings along.
Usage: test_wheel.py PROJECT_FOLDER PACKAGE PLUGIN VERSION"""

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

project, package, plugin, version = sys.argv[1:]
PLAY = """
import corridor
assert corridor.__file__.startswith({folder!r}), corridor.__file__
assert str(corridor.scenarios()).startswith({folder!r}), corridor.scenarios()
assert len(corridor.explain("scenarios/as-enacted.yaml", on="2019-08-15", at="SEC-RGV").outcomes), "a path that ships"
run = corridor.run(corridor.scenarios() / "as-enacted.yaml", scale=5000, set={{"period.to": "2013-12-01"}}, progress=False)
assert run.series("encounters_between_ports").sum() > 0
print("corridor", corridor.__version__)
"""

with tempfile.TemporaryDirectory() as folder:
    folder = str(Path(folder).resolve())
    made = subprocess.run([sys.executable, project + "/bindings/python/make_wheel.py", "--version", version, "--package", package,
                           "--scenarios", project + "/scenarios", "--plugins", plugin, "--output", folder],
                          check=True, stdout=subprocess.PIPE, text=True)
    wheel = Path(made.stdout.strip())
    site = folder + "/site"
    pip = subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", site, str(wheel)],
                         stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if pip.returncode != 0:
        if "No module named pip" not in pip.stderr:
            sys.exit("pip refuses the wheel: " + pip.stderr)
        print("not through pip: python3-pip is missing")
        zipfile.ZipFile(wheel).extractall(site)
    print(wheel.name, wheel.stat().st_size // 1024, "KiB")
    subprocess.run([sys.executable, "-c", PLAY.format(folder=folder)], check=True, cwd=folder, env={"PYTHONPATH": site, "PATH": "/usr/bin:/bin"})
