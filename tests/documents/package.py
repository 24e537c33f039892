"""package.py BUILD VERSION: the .deb says what it needs, holds what it should, and plays where it is laid out."""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile


def said(*words, **more):
    return subprocess.run([str(word) for word in words], check=True, capture_output=True, text=True, **more).stdout


def main(build, version):
    if not all(map(shutil.which, ("cpack", "dpkg-deb", "dpkg-shlibdeps"))):
        return 77
    about = json.loads((pathlib.Path(__file__).parents[2] / "codemeta.json").read_text())
    with tempfile.TemporaryDirectory() as scratch:
        said("cpack", "-G", "DEB", "-B", scratch, cwd=build)
        (package,) = pathlib.Path(scratch).glob(f"corridor_{version}-1_*.deb")
        fields = said("dpkg-deb", "-f", package)
        for field in ("Package: corridor", f"Version: {version}-1", f"Maintainer: {about['maintainer']['name']}", "Section: science", "libyaml-cpp", "libnetcdf", "libtbb"):
            assert field in fields, f"{field} is not in\n{fields}"
        root = pathlib.Path(scratch) / "root"
        said("dpkg-deb", "-x", package, root)
        for file in ("bin/corridor", "lib/corridor/plugins/corridor_openturns.so", "share/corridor/scenarios/as-enacted.yaml",
                     "share/corridor/policies/central-america-us/register", "share/man/man1/corridor.1.gz", "share/doc/corridor/copyright",
                     "share/bash-completion/completions/corridor", "share/zsh/vendor-completions/_corridor",
                     "share/fish/vendor_completions.d/corridor.fish", "share/doc/corridor/changelog.Debian.gz"):
            assert (root / "usr" / file).exists(), file
        if pathlib.Path(build, "python/corridor").exists():
            assert (root / "usr/lib/python3/dist-packages/corridor/__init__.py").exists(), "the Python package"
        program = root / "usr/bin/corridor"
        said(program, "run", "scenarios/as-enacted.yaml", "--scale", "1:1000", "--set", "period.to=2013-12-01", "--quiet", cwd=scratch)
        said(program, "sweep", "scenarios/studies/practice.yaml", "--dry-run", cwd=scratch)
    print("good")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
