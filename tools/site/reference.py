"""Pages made from the program itself: verbs and options, policy modules, legal instruments, schemas of files."""
import json
import subprocess


def said(program, *words):
    return subprocess.run([program, *words], check=True, capture_output=True, text=True).stdout


def cell(value):
    """A value for a cell of a table."""
    if value is None or value == "":
        return ""
    if isinstance(value, (dict, list)):
        value = json.dumps(value, ensure_ascii=False)
    return str(value).replace("|", "\\|").replace("\n", " ").replace("<", "&lt;").replace("{", "&#123;")


def table(heads, rows):
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    return "\n".join(lines + ["| " + " | ".join(cell(one) for one in row) + " |" for row in rows]) + "\n"


def verbs(program):
    text = "# Verbs and options\n\nWhat `--help` prints.\n\n```text\n" + said(program, "--help") + "```\n"
    for line in said(program, "--help").split("Verbs:\n")[1].split("\n\n")[0].splitlines():
        if line.startswith("  ") and line[2] != " ":
            name = line.split()[0]
            text += f"\n## corridor {name}\n\n```text\n{said(program, name, '--help')}```\n"
    return text


def modules(register):
    text = "# Policy modules and their numbers\n\nWhat `corridor policies NAME` tells of each, in short.\n"
    for module in register["modules"]:
        text += f"\n## {module['name']}: {module['title']}\n\nGates: {', '.join(module['gates'])}.\n\n"
        rows = [[f"`{one['name']}`", one.get("unit"), one.get("default"), one.get("low"), one.get("high"), one.get("source")]
                for one in module["parameters"]]
        text += table(["parameter", "unit", "default", "low", "high", "source"], rows) if rows else "No numbers.\n"
    return text


def windows(one):
    return "; ".join(f"{w.get('from', '')} to {w.get('to') or 'open'}" for w in one.get("in_force", []))


def instruments(register):
    text = "# Legal instruments\n\nThe register: acts of law and practices, as `corridor policies ID` tells them.\n"
    for one in register["instruments"]:
        text += f"\n## {one['id']}\n\n{cell(one['title'])}\n\n"
        text += table(["kind", "direction", "framing", "in force"],
                      [[one.get("kind"), one.get("direction"), one.get("framing"), windows(one)]])
        text += "".join(f"\n- {cell(reference)}" for reference in one.get("references", [])) + "\n"
    return text


def schemas(program):
    text = "# What files may hold\n\nJSON Schema, as `corridor schema KIND` prints it: editors complete and check by it.\n"
    for kind in ("scenario", "policy-set", "study"):
        text += f"\n## {kind}\n\n```json\n{said(program, 'schema', kind)}```\n"
    return text


def write(program, folder):
    register = json.loads(said(program, "policies", "--format", "json"))
    pages = {"verbs": verbs(program), "modules": modules(register), "instruments": instruments(register),
             "schemas": schemas(program)}
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages.items():
        (folder / f"{name}.md").write_text(text)
