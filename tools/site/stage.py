"""Lays the site's sources out: every Markdown file of the tree where it lies, and the reference made from the program.

stage.py ROOT PROGRAM FOLDER: writes into FOLDER, where Sphinx reads. A link to a folder becomes one to its README, one to
a file that is no page a link to its text as it ships.
"""
import pathlib
import re
import shutil
import sys

import reference

LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([^)\s#]+)(#[^)]*)?\)")


def pages(root):
    """Every Markdown file of the project, but not of builds and results."""
    for path in sorted(root.rglob("*.md")):
        inside = path.relative_to(root)
        if inside.parts[0] in ("build", "results") or any(part.startswith(".") for part in inside.parts):
            continue
        yield inside


def resolved(root, page, text):
    """Links as Sphinx follows them. Raises when one leads nowhere."""

    def follow(link):
        words, target, anchor = link[1], link[2], link[3] or ""
        if "://" in target or target.startswith("mailto:"):
            return link[0]
        path = (root / page).parent / target
        if not path.exists():
            raise SystemExit(f"{page}: a link leads nowhere: {target}")
        if path.is_dir():
            if not (path / "README.md").exists():
                return words
            target = target.rstrip("/") + "/README.md"
        elif path.suffix != ".md":
            return f"{words} (`{path.resolve().relative_to(root)}`)" if words != target else f"`{target}`"
        return f"[{words}]({target}{anchor})"

    return LINK.sub(follow, text)


def stage(root, program, folder):
    shutil.rmtree(folder, ignore_errors=True)
    for page in pages(root):
        target = folder / page
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(resolved(root, page, (root / page).read_text()))
    shutil.copy(root / "tools/site/conf.py", folder / "conf.py")
    reference.write(program, folder / "tools/site/reference")


if __name__ == "__main__":
    stage(pathlib.Path(sys.argv[1]).resolve(), sys.argv[2], pathlib.Path(sys.argv[3]))
