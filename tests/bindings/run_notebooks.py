"""Executes notebooks anew, each from its own folder; fails with the first cell that does. Usage: run_notebooks.py FOLDER [--keep]"""

import sys
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient

folder, keep = Path(sys.argv[1]), "--keep" in sys.argv
for path in sorted(folder.glob("*.ipynb")):
    began = time.monotonic()
    book = nbformat.read(path, as_version=4)
    NotebookClient(book, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(folder)}}).execute()
    outputs = [output for cell in book.cells if cell.cell_type == "code" for output in cell.outputs]
    if not any("image/png" in output.get("data", {}) for output in outputs):
        sys.exit(f"{path.name}: no figure came out")
    print(f"{path.name}: {len(outputs)} outputs, {time.monotonic() - began:.0f} s")
    if keep:
        for cell in book.cells:
            cell.metadata.pop("execution", None)
        nbformat.write(book, path)
