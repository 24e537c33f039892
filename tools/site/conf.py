# How Sphinx reads the staged pages; stage.py lays them out. The root of the sources is the root of the tree.
project = "Corridor"
author = copyright = "Corridor maintainers"
extensions = ["myst_parser"]
root_doc = "tools/site/index"
html_theme = "furo"
html_title = "Corridor"
html_show_sphinx = False
html_copy_source = False
pygments_style = "friendly"
myst_heading_anchors = 4
# Pages of the tree begin where they begin, and are in several lists; schemas and shell lines need no colours.
suppress_warnings = ["myst.header", "toc.circular", "misc.highlighting_failure"]
