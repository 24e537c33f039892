"""Packs the built package into a wheel (PEP 427): the package, its scenarios, and the libraries that it loads itself."""

import argparse
import base64
import hashlib
import os
import sysconfig
import zipfile
from pathlib import Path

METADATA = """Metadata-Version: 2.1
Name: corridor
Version: {version}
Summary: An agent-based simulator of border migration
License: Apache-2.0
Requires-Python: >=3.9
Requires-Dist: pandas
Requires-Dist: xarray
Requires-Dist: netCDF4
"""
WHEEL = "Wheel-Version: 1.0\nGenerator: make_wheel.py\nRoot-Is-Purelib: false\nTag: {tag}\n"


def files_of(folder: Path, into: str):
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield f"{into}/{path.relative_to(folder)}", path.read_bytes()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("version", "package", "scenarios", "plugins", "output"):
        parser.add_argument("--" + name, required=True)
    asked = parser.parse_args()
    python = "cp" + sysconfig.get_config_var("py_version_nodot")
    tag = f"{python}-{python}-{sysconfig.get_platform().replace('-', '_').replace('.', '_')}"
    info = f"corridor-{asked.version}.dist-info"
    entries = list(files_of(Path(asked.package), "corridor"))
    entries += files_of(Path(asked.scenarios), "corridor/scenarios")
    entries.append(("corridor/" + os.path.basename(asked.plugins), Path(asked.plugins).read_bytes()))
    entries.append((f"{info}/METADATA", METADATA.format(version=asked.version).encode()))
    entries.append((f"{info}/WHEEL", WHEEL.format(tag=tag).encode()))
    record = ""
    target = Path(asked.output) / f"corridor-{asked.version}-{tag}.whl"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as wheel:
        for name, data in entries:
            digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
            record += f"{name},sha256={digest},{len(data)}\n"
            wheel.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
        wheel.writestr(f"{info}/RECORD", record + f"{info}/RECORD,,\n")
    print(target)


main()
