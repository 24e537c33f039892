"""Installs a build into a folder, as tools/quickstart does."""
import pathlib
import subprocess


def install(build, prefix):
    """The installed program."""
    subprocess.run(["cmake", "--install", build, "--prefix", prefix], check=True, capture_output=True)
    return pathlib.Path(prefix) / "bin" / "corridor"
