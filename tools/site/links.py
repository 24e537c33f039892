"""links.py FOLDER: refuses a finished site with a link, picture or script that leads to no file or to no place in it."""
import html.parser
import pathlib
import sys
import urllib.parse


class Page(html.parser.HTMLParser):
    """The names that a page has, and what it links to."""

    def __init__(self, text):
        super().__init__()
        self.names, self.links = set(), []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        for key, value in attributes:
            if key in ("id", "name"):
                self.names.add(value)
            elif key in ("href", "src") and value:
                self.links.append(value)


def dead_links(folder):
    pages = {path.resolve(): Page(path.read_text()) for path in folder.rglob("*.html")}
    for path, page in sorted(pages.items()):
        for link in page.links:
            parts = urllib.parse.urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / urllib.parse.unquote(parts.path)).resolve() if parts.path else path
            if not target.is_file():
                yield f"{path.relative_to(folder)}: no file {link}"
            elif parts.fragment and target in pages and parts.fragment not in pages[target].names:
                yield f"{path.relative_to(folder)}: no place {link}"


if __name__ == "__main__":
    root = pathlib.Path(sys.argv[1]).resolve()
    dead = list(dead_links(root))
    print("\n".join(dead) or f"every link of {len(list(root.rglob('*.html')))} pages leads somewhere")
    sys.exit(1 if dead else 0)
