"""installed.py BUILD: an installed program far from its source finds its files, and shells and man read what it tells."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from install import install

failures = []


def expect(true, what):
    if not true:
        failures.append(what)


def run(words, folder, **more):
    return subprocess.run([str(word) for word in words], cwd=folder, capture_output=True, text=True, **more)


def finds_its_files(program, folder):
    run_words = [program, "run", "scenarios/as-enacted.yaml", "--scale", "1:1000", "--set", "period.to=2013-12-01", "--quiet"]
    done = run(run_words, folder)
    expect(done.returncode == 0, f"a scenario that ships plays from any folder: {done.stderr}")
    expect((folder / "results/as-enacted/fit.csv").is_file(), "published series are found")
    (folder / "mine.yaml").write_text("corridor: 1\nextends: scenarios/as-enacted.yaml\npolicies: {mpp: never}\n")
    for words in (["resolve", "mine.yaml"], ["places", "mine.yaml"], ["validate", "scenarios/policy-sets/as-enacted.yaml"],
                  ["sweep", "scenarios/studies/practice.yaml", "--dry-run"], ["plan"]):
        done = run([program, *words], folder)
        expect(done.returncode == 0, f"{words}: {done.stderr}")
    expect(str(program.parent.parent / "share/corridor") in run([program, "resolve", "mine.yaml"], folder).stdout,
           "resolve names the file that ships")


def says_where_it_looked(program, folder):
    for path, words in (("scenarios/no-mpb.yaml", "did you mean 'scenarios/no-mpp.yaml', which ships?"),
                        ("scenarios/mine/x.yaml", f"nor in {program.parent.parent / 'share/corridor'}"),
                        ("as-enacted", "'scenarios/as-enacted.yaml' ships")):
        done = run([program, "validate", path], folder)
        expect(done.returncode == 2 and words in done.stderr, f"{path}: {done.stderr}")


def goes_by_what_lies_here(program, folder):
    (folder / "scenarios").mkdir()
    (folder / "scenarios/as-enacted.yaml").write_text("corridor: 1\nname: My own\nextends: nowhere.yaml\n")
    done = run([program, "validate", "scenarios/as-enacted.yaml"], folder)
    expect(done.returncode == 2 and done.stderr.startswith("scenarios/as-enacted.yaml:3"), f"one's own goes first: {done.stderr}")
    shutil.rmtree(folder / "scenarios")


def completed_by_bash(prefix, words, folder):
    """What bash offers for the last of the words."""
    script = prefix / "share/bash-completion/completions/corridor"
    quoted = " ".join(f"'{word}'" for word in words)
    lines = f"source {script}; COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; _corridor; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    return run(["bash", "-c", lines], folder).stdout.split()


def completes(prefix, folder):
    for words, offered in ((["corridor", "comp"], ["compare", "completion"]), (["corridor", "run", "--res"], ["--resume"]),
                           (["corridor", "run", "x", "--without", "mpp,title"], ["mpp,title_42"]),
                           (["corridor", "run", "x", "--format", ""], ["text", "json"]),
                           (["corridor", "run", "scenarios/no-m"], ["scenarios/no-mpp.yaml"]),
                           (["corridor", "policies", "mete"], ["metering"]),
                           (["corridor", "help", "exit"], ["exit-status"]),
                           (["corridor", "schema", "sc"], ["scenario"]), (["corridor", "import", "f"], ["flee"]),
                           (["corridor", "import", "flee", "res"], ["results"])):
        found = completed_by_bash(prefix, words, folder)
        expect(set(offered) <= set(found) and len(found) <= 6, f"bash {words}: {found}")
    if shutil.which("zsh"):
        done = run(["zsh", "-n", prefix / "share/zsh/site-functions/_corridor"], folder)
        expect(done.returncode == 0, f"zsh: {done.stderr}")
    if shutil.which("fish"):
        file = prefix / "share/fish/vendor_completions.d/corridor.fish"
        done = run(["fish", "--no-config", "-c", f"source {file}; complete -C 'corridor run --res'; complete -C 'corridor policies mete'"], folder)
        expect("--resume" in done.stdout and "metering" in done.stdout and not done.stderr, f"fish: {done.stdout} {done.stderr}")


def has_a_manual(prefix, folder):
    page = prefix / "share/man/man1/corridor.1.gz"
    expect(page.is_file(), "corridor.1.gz is installed")
    if shutil.which("man"):
        done = run(["man", "--warnings", "-E", "UTF-8", "-l", page], folder, env=dict(os.environ, MANWIDTH="80", LC_ALL="C.UTF-8"))
        expect("--without" in done.stdout.replace("\b", "") and not done.stderr, f"man: {done.stderr[:500]}")


def main(build):
    with tempfile.TemporaryDirectory() as scratch:
        prefix, folder = pathlib.Path(scratch).resolve() / "prefix", pathlib.Path(scratch).resolve() / "elsewhere"
        folder.mkdir()
        program = install(build, prefix)
        finds_its_files(program, folder)
        says_where_it_looked(program, folder)
        goes_by_what_lies_here(program, folder)
        completes(prefix, folder)
        has_a_manual(prefix, folder)
    print("\n".join(failures) or "good")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
