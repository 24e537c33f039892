"""citation.py ROOT VERSION: CITATION.cff and codemeta.json are whole, and speak of the version that CMake builds."""
import json
import pathlib
import shutil
import subprocess
import sys


def main(root, version):
    citation = (root / "CITATION.cff").read_text()
    for key in ("cff-version: 1.2.0", "message: ", "title: ", "authors:", "license: Apache-2.0", f"version: {version}\n"):
        assert f"\n{key}" in citation, key
    about = json.loads((root / "codemeta.json").read_text())
    assert about["version"] == version, about["version"]
    for key in ("@context", "@type", "name", "description", "license", "author", "programmingLanguage"):
        assert about.get(key), key
    assert f'name: "{about["maintainer"]["name"]}"' in citation, "the maintainer of codemeta.json is an author of CITATION.cff"
    assert f"Corridor {version}:" in (root / "README.md").read_text(), "README.md"
    if shutil.which("cffconvert"):
        subprocess.run(["cffconvert", "--validate", "-i", root / "CITATION.cff"], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), sys.argv[2]))
