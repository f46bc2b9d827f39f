"""Writes the tables of docs/figures.md from the program's own list: python -m tests.project.figures_page."""

from pathlib import Path

from tests.project.every_definition import every_definition

PAGE = Path(__file__).resolve().parents[2] / "docs" / "figures.md"
BEGIN, END = "<!-- from the program -->\n", "<!-- until here -->\n"


def tables() -> str:
    """A table for each subject."""
    found = []
    for group in every_definition():
        rows = "\n".join(f"| {one.term} | {one.meaning} |" for one in group.definitions)
        found.append(f"### {group.title}\n\n| woord | betekenis |\n|---|---|\n{rows}\n")
    return "\n" + "\n".join(found) + "\n"


def written() -> str:
    """What stands between the marks on the page."""
    return PAGE.read_text("utf-8").partition(BEGIN)[2].partition(END)[0]


def write() -> None:
    """Put the tables of today between the marks."""
    before, _begin, rest = PAGE.read_text("utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}{tables()}{END}{after}", "utf-8")


if __name__ == "__main__":
    write()
