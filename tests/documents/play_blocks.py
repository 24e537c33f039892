"""Plays every command block of a Markdown page, word for word and in order, in a copy of what a newcomer has.

play_blocks.py PAGE BUILD ROOT: BUILD is installed as tools/quickstart does, and stands first on the PATH. Blocks are
indented by four spaces or fenced without a language (or with `sh`). A fence `yaml` whose paragraph before names a
file `NAME.yaml` is written there first. A command with `--resume` follows one that is interrupted when it has left a checkpoint. Lines that set up the
machine (tools/...) are for the machine, not for this test. Exits with 1 when a command does.
"""
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time

from install import install

SET_UP = ("tools/", "cmake ", "export PATH")


def blocks(text):
    """("sh" | "yaml" | "python", file or "", lines) in the order of the page."""
    lines, last_words = text.splitlines(), ""
    i = 0
    while i < len(lines):
        fence = re.match(r"```(\w*)$", lines[i])
        if fence:
            end = next(j for j in range(i + 1, len(lines)) if lines[j].startswith("```"))
            named = re.findall(r"`([\w./-]+\.(?:yaml|py))`", last_words)
            yield fence[1] or "sh", named[-1] if named else "", lines[i + 1:end]
            i = end
        elif lines[i].startswith("    ") and not lines[i - 1].startswith(("-", "*", "  -")):
            end = next((j for j in range(i, len(lines)) if not lines[j].startswith("    ")), len(lines))
            yield "sh", "", [line[4:] for line in lines[i:end]]
            i = end
        elif lines[i].strip():
            last_words = lines[i] if not last_words or not lines[i - 1].strip() else last_words + " " + lines[i]
        i += 1


def commands(lines):
    """Whole commands: a line that ends in a backslash goes on."""
    whole = ""
    for line in lines:
        whole += line
        if whole.endswith("\\"):
            whole = whole[:-1]
            continue
        if whole.strip() and not whole.startswith(("#",) + SET_UP):
            yield whole
        whole = ""


def play(command, folder, environment, interrupt=False):
    """Tells how it went; the exit status that a stopped run has is good for one that is to be interrupted."""
    start = time.monotonic()
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(["bash", "-c", "exec " + command if interrupt else command], cwd=folder, env=environment,
                                   stdout=said, stderr=subprocess.STDOUT)
        while interrupt and process.poll() is None:
            if any(folder.rglob("checkpoints/*.bin")) or time.monotonic() - start > 60:
                process.send_signal(signal.SIGINT)
                break
            time.sleep(0.1)
        status = process.wait()
        said.seek(0)
        words = said.read()
    good = status == (130 if interrupt else 0)
    print(f"{'good' if good else 'FAILED'} {time.monotonic() - start:6.1f} s  {command}", flush=True)
    if not good:
        print(f"exit status {status}\n{words[-3000:]}")
    return good


def main(page, program, root, folder):
    environment = dict(os.environ, HOME=str(folder), PATH=f"{program.parent}:{os.environ['PATH']}", MPLBACKEND="Agg")
    good, played, todo = True, 0, []
    for kind, name, lines in blocks((root / page).read_text()):
        if kind in ("yaml", "python") and name:
            todo.append((name, "\n".join(lines) + "\n"))
        elif kind == "sh":
            todo += [("", command) for command in commands(lines)]
    for (name, text), (_, following) in zip(todo, todo[1:] + [("", "")]):
        if name:
            (folder / name).write_text(text)
            continue
        good = play(text, folder, environment, interrupt="--resume" in following and "--resume" not in text) and good
        played += 1
    print(f"{played} commands of {page}")
    return 0 if good and played > 0 else 1


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        elsewhere = pathlib.Path(scratch) / "elsewhere"
        elsewhere.mkdir()
        sys.exit(main(sys.argv[1], install(sys.argv[2], pathlib.Path(scratch) / "prefix"), pathlib.Path(sys.argv[3]), elsewhere))
